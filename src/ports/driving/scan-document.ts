import type { DocumentTypeHint } from '../../domain/document/document-type.ts';
import type { ScanResult } from '../../domain/document/scan-result.ts';
import type { CallOptions } from '../call-options.ts';

/** A picture: its bytes, or a string that is base64, base64url, a data URL or the key of an upload. */
export type ImageInput =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'string'; readonly text: string };

/** What to scan. */
export interface ScanRequest {
  readonly image: ImageInput;
  readonly documentType: DocumentTypeHint;
}

/** On whose behalf; decides which uploads may be read. */
export interface ScanCaller {
  readonly organisationId: string;
  readonly requestId: string;
}

/**
 * Reads one picture of a document. Throws `IdlensError`: `image.*` for a picture that cannot be used, `object.not_readable` for a key that
 * the organisation may not read or that is not there, `reader.*` and `storage.unavailable` (retryable) when an engine cannot answer.
 * Rejects with the signal's reason when aborted.
 */
export type ScanDocument = (request: ScanRequest, caller: ScanCaller, options?: CallOptions) => Promise<ScanResult>;
