import type { Interpretation } from '../document/interpret-observation.ts';
import type { FaceDetectionAnswer } from '../face/face-detection.ts';
import type { FaceComparisonAnswer } from '../face/face-match.ts';

/** What the parts of a verification came to; one that failed is left out. */
export interface VerificationParts {
  readonly document?: Interpretation;
  /** Of the selfie. */
  readonly faceDetection?: FaceDetectionAnswer;
  /** Of the document's portrait (source) with the selfie (target). */
  readonly faceMatch?: FaceComparisonAnswer;
}
