import type { AuthenticityPolicy } from '../../domain/authenticity/authenticity-policy.ts';
import type { Finding } from '../../domain/authenticity/finding.ts';
import type { DocumentTypeHint } from '../../domain/document/document-type.ts';
import type { VerificationAnswer } from '../../domain/identity/verification.ts';
import type { CallOptions } from '../call-options.ts';
import type { ImageInput, PictureCaller } from './image-input.ts';

/** Whose document, and who says so. */
export interface VerifyIdentityRequest {
  readonly documentImage: ImageInput;
  /** The selfie. */
  readonly faceImage: ImageInput;
  readonly documentType: DocumentTypeHint;
  /** How strictly the document's authenticity is judged; as configured when left out. */
  readonly authenticityPolicy?: AuthenticityPolicy;
  /** Whether the document's portrait is to be cut out; not when left out. */
  readonly withPortrait?: boolean;
}

/** What makes each of the pictures hard to use, and what to do better; empty of a part that failed. */
export interface VerificationQuality {
  readonly document: readonly Finding[];
  readonly portrait: readonly Finding[];
  readonly selfie: readonly Finding[];
}

/** What a verification came to. */
export interface IdentityVerification {
  readonly answer: VerificationAnswer;
  readonly quality: VerificationQuality;
  /** The document's portrait as JPEG, where it was asked for and found. */
  readonly portrait?: Uint8Array;
}

/**
 * Reads a document, looks for a face on the selfie and compares it with the document's portrait, all at once, and judges
 * (`judgeVerification`). A part whose engine is unavailable is tried once more; where that or its time fails, the others are answered without
 * it, and it is a reason not to be verified. Throws as `ScanDocument` does for a picture that cannot be used, naming `documentImage` or
 * `faceImage`, and the failure of the document's part when all three fail. Rejects with the signal's reason when aborted.
 */
export type VerifyIdentity = (
  request: VerifyIdentityRequest,
  caller: PictureCaller,
  options?: CallOptions,
) => Promise<IdentityVerification>;
