/** Counts of values from 0 to 255. */
export type Histogram = Uint32Array;

/** A histogram without any value. */
export function emptyHistogram(): Histogram {
  return new Uint32Array(256);
}

/** The value (0–255) that `share` (0–1) of all counted values do not exceed; 0 when nothing was counted. */
export function quantileOf(histogram: Histogram, share: number): number {
  const wanted = share * histogram.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let value = 0; value < histogram.length; value++) {
    seen += histogram[value] ?? 0;
    if (seen > 0 && seen >= wanted) return value;
  }
  return 0;
}
