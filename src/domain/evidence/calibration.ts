import type { EvidenceSource } from './candidate.ts';

/** A confidence as the readings add up to it, and the share of fields with it that are right; both 0–1. */
export type Knot = readonly [said: number, right: number];

/** Confidences that are taken at their word. */
const AS_SAID: readonly Knot[] = [
  [0, 0],
  [1, 1],
];

const UNPROVEN: Readonly<Record<EvidenceSource, readonly Knot[]>> = {
  mrz: AS_SAID,
  barcode: AS_SAID,
  vendor: AS_SAID,
  print: AS_SAID,
};

const PROVEN: Readonly<Record<EvidenceSource, readonly Knot[]>> = {
  mrz: AS_SAID,
  barcode: AS_SAID,
  vendor: AS_SAID,
  print: AS_SAID,
};

/**
 * How often a reconciled field with this confidence is right, 0–1: of the fields reported at 0.9, about 90 % are. Never falls as the
 * confidence rises, and a proven field stays before every unproven one that was no surer.
 */
export function calibrated(source: EvidenceSource, proven: boolean, confidence: number): number {
  const said = Math.min(1, Math.max(0, confidence));
  if (!proven) return onCurve(UNPROVEN[source], said);
  return Math.max(onCurve(PROVEN[source], said), ...Object.values(UNPROVEN).map((curve) => onCurve(curve, said)));
}

/** The height of a curve at a confidence in [0, 1], straight between its knots; a curve has knots at 0 and 1. */
export function onCurve(curve: readonly Knot[], said: number): number {
  const end = Math.max(
    1,
    curve.findIndex(([knot]) => knot >= said),
  );
  const [[left, low] = [0, 0], [right, high] = [1, 1]] = [curve[end - 1], curve[end]];
  return low + ((said - left) / (right - left)) * (high - low);
}
