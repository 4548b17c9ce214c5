import type { FieldObservation } from './judge-scan.ts';

/** Lower bounds of the bins of confidence; the last bin ends at 1. */
const BIN_FLOORS = [0, 0.5, 0.7, 0.8, 0.9, 0.95] as const;

/** The fields reported with a confidence in one bin. */
export interface ConfidenceBin {
  /** Smallest confidence of the bin. */
  readonly from: number;
  /** Where the next bin begins; 1, which belongs to it, for the last. */
  readonly to: number;
  readonly count: number;
  /** Share of the fields that are right, 0–1; 0 for an empty bin. */
  readonly rightShare: number;
  /** Mean confidence, 0–1; 0 for an empty bin. */
  readonly meanConfidence: number;
}

type Graded = Pick<FieldObservation, 'confidence' | 'right'>;

/** Sorts reported fields into bins of confidence and tells how many of each are right. */
export function confidenceBins(observations: readonly Graded[]): ConfidenceBin[] {
  return BIN_FLOORS.map((from, index) => {
    const to = BIN_FLOORS[index + 1] ?? 1;
    const isLast = index === BIN_FLOORS.length - 1;
    const inside = observations.filter(({ confidence }) => confidence >= from && (isLast || confidence < to));
    return {
      from,
      to,
      count: inside.length,
      rightShare: mean(inside.map(({ right }) => (right ? 1 : 0))),
      meanConfidence: mean(inside.map(({ confidence }) => confidence)),
    };
  });
}

/**
 * The expected calibration error over these bins, 0–1: the mean distance between confidence and share of right fields, each bin weighing
 * as much as it holds (Naeini, Cooper, Hauskrecht: Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015).
 */
export function expectedCalibrationError(observations: readonly Graded[]): number {
  const distances = confidenceBins(observations).map(
    ({ count, rightShare, meanConfidence }) => count * Math.abs(rightShare - meanConfidence),
  );
  return observations.length === 0 ? 0 : distances.reduce((sum, distance) => sum + distance, 0) / observations.length;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
