/** `value` with at most `digits` digits behind the point, halves away from zero for values above it. */
export function roundTo(digits: 1 | 2 | 4, value: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
