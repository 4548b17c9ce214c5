import type { DocumentTypeHint } from '../../domain/document/document-type.ts';
import type { ScanResult } from '../../domain/document/scan-result.ts';
import type { CallOptions } from '../call-options.ts';

/** A picture: its bytes, or a string that is base64, base64url, a data URL or the key of an upload. */
export type ImageInput =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'string'; readonly text: string };

/** What to scan. */
export interface ScanRequest {
  /** The document's front, or whichever side there is. */
  readonly image: ImageInput;
  /** The other side, read together with the first into one result. */
  readonly imageBack?: ImageInput;
  readonly documentType: DocumentTypeHint;
}

/** On whose behalf; decides which uploads may be read. */
export interface ScanCaller {
  readonly organisationId: string;
  readonly requestId: string;
}

/**
 * Reads one document off the picture of one side or of both; which of two is the back makes no difference to the fields. Throws
 * `IdlensError`: `image.*` for a picture that cannot be used, `object.not_readable` for a key that the organisation may not read or that
 * is not there (of two pictures the message and a hint name which, the first when both are at fault), `reader.*` and
 * `storage.unavailable` (retryable) when an engine cannot answer. Rejects with the signal's reason when aborted.
 */
export type ScanDocument = (request: ScanRequest, caller: ScanCaller, options?: CallOptions) => Promise<ScanResult>;
