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
  /** What they count together. */
  readonly weight: number;
  /** Share of the fields that are right, 0–1; 0 for an empty bin. */
  readonly rightShare: number;
  /** Mean confidence, 0–1; 0 for an empty bin. */
  readonly meanConfidence: number;
}

interface Graded extends Pick<FieldObservation, 'confidence' | 'right'> {
  /** How much it counts; 1 when left out. */
  readonly weight?: number;
}

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
      weight: totalWeight(inside),
      rightShare: mean(inside, ({ right }) => (right ? 1 : 0)),
      meanConfidence: mean(inside, ({ confidence }) => confidence),
    };
  });
}

/**
 * The expected calibration error over these bins, 0–1: the mean distance between confidence and share of right fields, each bin weighing
 * as much as it holds (Naeini, Cooper, Hauskrecht: Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015).
 */
export function expectedCalibrationError(observations: readonly Graded[]): number {
  const distances = confidenceBins(observations).map(
    ({ weight, rightShare, meanConfidence }) => weight * Math.abs(rightShare - meanConfidence),
  );
  return observations.length === 0 ? 0 : distances.reduce((sum, one) => sum + one, 0) / totalWeight(observations);
}

function totalWeight(observations: readonly Graded[]): number {
  return observations.reduce((sum, { weight = 1 }) => sum + weight, 0);
}

function mean(observations: readonly Graded[], value: (observation: Graded) => number): number {
  const total = observations.reduce((sum, one) => sum + (one.weight ?? 1) * value(one), 0);
  return observations.length === 0 ? 0 : total / totalWeight(observations);
}
