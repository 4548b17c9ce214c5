import { roundTo } from '../values/decimals.ts';

/** The similarity from which on two faces are taken for one person's, 0–100: the contract's default. */
export const DEFAULT_MATCH_THRESHOLD = 80;

/** Whether two faces are one person's; all numbers 0–100. */
export interface FaceMatch {
  /** `confidence` ≥ `threshold`, and both pictures show a face. */
  readonly isMatch: boolean;
  /** The similarity with two decimals; 0 where a picture shows no face. */
  readonly confidence: number;
  readonly threshold: number;
}

/** The contract's answer to `POST /v1/face/compare`. */
export interface FaceComparisonAnswer extends FaceMatch {
  readonly sourceFaceDetected: boolean;
  readonly targetFaceDetected: boolean;
}

/** What a comparison saw: `similarity` is 0–100 and left out where a picture shows no face. */
interface ComparedFaces {
  readonly sourceFaceDetected: boolean;
  readonly targetFaceDetected: boolean;
  readonly similarity?: number;
}

/** Judges a comparison by `threshold` (0–100). The rounded similarity decides, so that the answer's own numbers bear out its verdict. */
export function judgeMatch(compared: ComparedFaces, threshold: number): FaceComparisonAnswer {
  const { sourceFaceDetected, targetFaceDetected, similarity } = compared;
  const comparable = sourceFaceDetected && targetFaceDetected && similarity !== undefined;
  const confidence = comparable ? roundTo(2, Math.min(100, Math.max(0, similarity))) : 0;
  return {
    isMatch: comparable && confidence >= threshold,
    confidence,
    threshold,
    sourceFaceDetected,
    targetFaceDetected,
  };
}
