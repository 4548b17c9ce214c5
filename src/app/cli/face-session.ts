import type { DocumentTypeHint } from '../../domain/document/document-type.ts';
import type { FaceComparisonAnswer } from '../../domain/face/face-match.ts';
import type { VerificationAnswer } from '../../domain/identity/verification.ts';

/** What the commands of faces drive; `close` ends its processes. */
export interface FaceSession {
  compare(source: Uint8Array, target: Uint8Array): Promise<FaceComparisonAnswer>;
  verify(document: Uint8Array, selfie: Uint8Array, documentType: DocumentTypeHint): Promise<VerificationAnswer>;
  close(): Promise<void>;
}
