import { roundTo } from '../values/decimals.ts';

/** The contract's answer to `POST /v1/face/estimate-age`; nothing but the flag when there is no face. */
export type AgeEstimateAnswer = { readonly faceDetected: false } | ({ readonly faceDetected: true } & AgeEstimate);

/** What a face tells of its bearer. */
interface AgeEstimate {
  /** The middle of the range. */
  readonly estimatedAge: number;
  /** Whole years; `low` ≤ `estimatedAge` ≤ `high`. */
  readonly ageRange: { readonly low: number; readonly high: number };
  readonly gender: 'male' | 'female';
  /** 0–1, four decimals. */
  readonly genderConfidence: number;
}

/** What an engine estimated of one face; years may be fractions. */
interface EstimatedAttributes {
  readonly ageRange: { readonly low: number; readonly high: number };
  readonly sex: { readonly value: 'male' | 'female'; readonly confidence: number };
}

/** The answer for the surest face, or for none. The range is widened to whole years, and no age is below 0. */
export function describeAge(estimated: EstimatedAttributes | undefined): AgeEstimateAnswer {
  if (estimated === undefined) return { faceDetected: false };
  const low = Math.max(0, Math.floor(estimated.ageRange.low));
  const high = Math.max(low, Math.ceil(estimated.ageRange.high));
  return {
    faceDetected: true,
    estimatedAge: Math.round((low + high) / 2),
    ageRange: { low, high },
    gender: estimated.sex.value,
    genderConfidence: roundTo(4, estimated.sex.confidence),
  };
}
