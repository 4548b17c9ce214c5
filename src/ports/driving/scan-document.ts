import type { AuthenticityPolicy } from '../../domain/authenticity/authenticity-policy.ts';
import type { DocumentTypeHint } from '../../domain/document/document-type.ts';
import type { ScanResult } from '../../domain/document/scan-result.ts';
import type { CallOptions } from '../call-options.ts';
import type { ImageInput, PictureCaller } from './image-input.ts';

/** What to scan. */
export interface ScanRequest {
  /** The document's front, or whichever side there is. */
  readonly image: ImageInput;
  /** The other side, read together with the first into one result. */
  readonly imageBack?: ImageInput;
  readonly documentType: DocumentTypeHint;
  /** How strictly its authenticity is judged; as configured when left out. */
  readonly authenticityPolicy?: AuthenticityPolicy;
  /** Whether the portrait is to be found and cut out; not when left out. */
  readonly withPortrait?: boolean;
}

/**
 * Reads one document off the picture of one side or of both; which of two is the back makes no difference to the fields. Throws
 * `IdlensError`: `image.*` for a picture that cannot be used, `object.not_readable` for a key that the organisation may not read or that
 * is not there (of two pictures the message and a hint name which, the first when both are at fault), `reader.*`,
 * `storage.unavailable` and, where the portrait is asked for, `face_engine.*` (retryable) when an engine cannot answer. Rejects with the signal's reason when aborted.
 */
export type ScanDocument = (request: ScanRequest, caller: PictureCaller, options?: CallOptions) => Promise<ScanResult>;
