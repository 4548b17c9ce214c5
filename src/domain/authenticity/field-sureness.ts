import type { FieldCandidate } from '../evidence/candidate.ts';

/** A calibrated confidence from which on a field is right about nine times in ten or more. */
const SURE_FIELD = 0.8;

/** Whether a believed reading is sure enough to hold its content against the document: proven, or very likely right. */
export function isSureField({ proven, confidence }: FieldCandidate): boolean {
  return proven || confidence >= SURE_FIELD;
}
