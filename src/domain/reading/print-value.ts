import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import { asConfidence } from '../evidence/confidence.ts';
import type { PrintPiece } from './label-blocks.ts';
import type { LabelPair } from './pair-labels.ts';
import type { ValuePart } from './value-reading.ts';

/** How sure a pair is, 0–1: of the reading, of the label, of the place and of the kind of value. */
export function pairConfidence({ label, piece, reading, cost }: LabelPair): number {
  const placed = Math.max(0.3, 1 - 0.3 * cost);
  return asConfidence(piece.confidence * (0.6 + 0.4 * label.confidence) * placed * (0.7 + 0.3 * reading.fit));
}

/** A candidate out of print. `pieces`: where it stands; the first one lends its place. */
export function printCandidate(part: ValuePart, confidence: number, pieces: readonly PrintPiece[]): FieldCandidate {
  const quad = pieces[0]?.quad;
  return {
    field: part.field,
    text: part.text,
    ...(part.value === undefined ? {} : { value: part.value }),
    confidence: asConfidence(confidence),
    source: 'print',
    proven: false,
    ...(quad ? { quad } : {}),
  };
}

/** The surest candidate of each field, fields in the order in which they first appear. */
export function surestOfEach(candidates: readonly FieldCandidate[]): FieldCandidate[] {
  const best = new Map<FieldName, FieldCandidate>();
  for (const candidate of candidates) {
    const known = best.get(candidate.field);
    if (!known || candidate.confidence > known.confidence) best.set(candidate.field, candidate);
  }
  return [...best.values()];
}
