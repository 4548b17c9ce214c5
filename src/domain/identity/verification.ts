import type { AuthenticityReport } from '../authenticity/authenticity-report.ts';
import { type ContractAnswer, contractAnswer } from '../document/contract-answer.ts';
import type { Interpretation } from '../document/interpret-observation.ts';
import type { FaceDetectionAnswer } from '../face/face-detection.ts';
import { type FaceMatch, judgeMatch } from '../face/face-match.ts';
import { roundTo } from '../values/decimals.ts';
import { type Reason, reasonsAgainst } from './reasons.ts';
import type { VerificationParts } from './verification-parts.ts';

/**
 * What each part weighs in the overall confidence: whether two faces are one person's is what the call is about, the reading of the document
 * says whose, and that the selfie shows a face at all is the least. They add up to 1.
 */
export const PART_WEIGHTS = { document: 0.3, faceDetection: 0.2, faceMatch: 0.5 } as const;

/** The document as a verification tells it: the scan's fields, `confidence` 0–100. */
type VerifiedDocument = Omit<ContractAnswer, 'rawFields' | 'mrzData' | 'authenticity'>;

/** The contract's answer to `POST /v1/identity/verify`: always complete, all scores 0–100 with two decimals. */
export interface VerificationAnswer {
  readonly verified: boolean;
  readonly document: VerifiedDocument;
  readonly faceDetection: { readonly faceDetected: boolean; readonly confidence: number };
  readonly faceMatch: FaceMatch;
  readonly overallConfidence: number;
  readonly authenticity: AuthenticityReport;
  /** Why it is not verified; empty exactly when it is. */
  readonly reasons: readonly Reason[];
}

const NOTHING_READ: Interpretation = {
  documentType: 'unknown',
  fields: [],
  rawFields: {},
  confidence: 0,
  findings: [],
  authenticity: { verdict: 'not_run', checks: [] },
};

const NO_FACE: FaceDetectionAnswer = { faceDetected: false, confidence: 0 };
const NO_FACES = { sourceFaceDetected: false, targetFaceDetected: false } as const;

/**
 * The verdict. Verified needs all of: a document of a known type with a name and a number or a date of birth, a verdict on its authenticity that
 * is not `failed`, a face on the selfie, a portrait on the document, and a similarity of the two at `threshold` (0–100) or above. Whatever of this is
 * missing is a reason; a part that failed is one too, so that nothing is ever verified without it. The overall confidence is the mean of the
 * three parts' confidences, weighted by {@link PART_WEIGHTS}, where a part that failed counts 0.
 */
export function judgeVerification(parts: VerificationParts, threshold: number): VerificationAnswer {
  const { document: read = NOTHING_READ, faceDetection = NO_FACE, faceMatch = judgeMatch(NO_FACES, threshold) } = parts;
  const reasons = reasonsAgainst(parts);
  const document = documentOf(read);
  const detectionConfidence = hundredths(faceDetection.confidence);
  const { isMatch, confidence } = faceMatch;
  return {
    verified: reasons.length === 0,
    document,
    faceDetection: { faceDetected: faceDetection.faceDetected, confidence: detectionConfidence },
    faceMatch: { isMatch, confidence, threshold },
    overallConfidence: weighted(document.confidence, detectionConfidence, confidence),
    authenticity: read.authenticity,
    reasons,
  };
}

function documentOf(read: Interpretation): VerifiedDocument {
  const { rawFields: _raw, mrzData: _zone, authenticity: _checks, confidence, ...fields } = contractAnswer(read);
  return { ...fields, confidence: hundredths(confidence) };
}

function hundredths(share: number): number {
  return roundTo(2, share * 100);
}

function weighted(document: number, faceDetection: number, faceMatch: number): number {
  const sum =
    PART_WEIGHTS.document * document + PART_WEIGHTS.faceDetection * faceDetection + PART_WEIGHTS.faceMatch * faceMatch;
  return roundTo(2, Math.min(100, sum));
}
