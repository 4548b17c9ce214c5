import type { UploadType } from '../../domain/account/upload-type.ts';

/** One file that a caller is going to upload. */
export interface FileToUpload {
  readonly contentType: UploadType;
  /** 1 to the size of the largest image; any of these when left out. */
  readonly byteLength?: number;
  /** The SHA-256 that the file must have, 64 lower-case hexadecimal digits; any when left out. */
  readonly sha256?: string;
}

/** Where a file goes, and what it is called afterwards. */
export interface PresignedUpload {
  /** Takes one PUT of the file, without an API key; see `UploadIssuer` for a URL that begins with a slash. */
  readonly uploadUrl: string;
  /** What a scan names the uploaded file by. */
  readonly fileKey: string;
}

/**
 * Gives out an upload URL and a key that cannot be guessed for each file, in the order of `files`. Throws `IdlensError`
 * `storage.unavailable` (retryable).
 */
export type PresignUploads = (
  files: readonly FileToUpload[],
  caller: { readonly organisationId: string },
) => Promise<readonly PresignedUpload[]>;
