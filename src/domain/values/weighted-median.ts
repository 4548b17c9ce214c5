/** A figure and how much it counts, 0 or more. */
export interface WeighedFigure {
  readonly value: number;
  readonly weight: number;
}

/** The least figure up to which half of all weight lies; 0 for none. */
export function weightedMedian(figures: readonly WeighedFigure[]): number {
  const sorted = figures.toSorted((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  for (const { value, weight } of sorted) {
    passed += weight;
    if (passed >= half) return value;
  }
  return 0;
}
