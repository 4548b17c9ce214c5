import type { FaceComparisonAnswer } from '../../domain/face/face-match.ts';
import type { VerificationAnswer } from '../../domain/identity/verification.ts';
import type { DocumentTerms } from './policy-option.ts';

/** What the commands of faces drive; `close` ends its processes. */
export interface FaceSession {
  compare(source: Uint8Array, target: Uint8Array): Promise<FaceComparisonAnswer>;
  verify(document: Uint8Array, selfie: Uint8Array, terms: DocumentTerms): Promise<VerificationAnswer>;
  close(): Promise<void>;
}
