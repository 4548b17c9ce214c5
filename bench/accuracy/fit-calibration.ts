import type { Knot } from '../../src/domain/evidence/calibration.ts';

/** A reported field for the fit: the confidence before calibration (0–1), whether it was right, and how much it counts (above 0). */
export interface WeighedObservation {
  readonly confidence: number;
  readonly right: boolean;
  readonly weight: number;
}

/** Weight in one step of the curve at least, so that chance moves it by a few points at most. */
const LEAST_IN_BIN = 40;

/** Steps of the curve at most. */
const MOST_BINS = 6;

/** Where little was observed, a step stays near what was said: as though this weight had been observed to hold it. */
const PRIOR_WEIGHT = 5;

/** A curve rises by at least this much a unit, so that it can be turned round and fitted again. */
const LEAST_SLOPE = 0.01;

/** Nothing that was observed is certain. */
const HIGHEST = 0.999;

/** A knot is left out when the line between its neighbours passes it this closely. */
const STRAIGHT = 0.004;

/**
 * A monotone piecewise linear curve from confidence to share of right fields: isotonic regression by pooling adjacent violators (Zadrozny,
 * Elkan: Transforming Classifier Scores into Accurate Multiclass Probability Estimates, KDD 2002) over bins of about equal weight.
 * It begins at [0, 0], ends at 1 and rises all along; without observations it is the diagonal.
 */
export function fitCalibration(observations: readonly WeighedObservation[]): Knot[] {
  const steps = poolViolators(binned(observations)).flatMap(({ from, to, rightShare }): Knot[] =>
    from === to ? [[from, rightShare]] : [from, to].map((said) => [said, rightShare]),
  );
  const last = steps.at(-1);
  if (!last) return DIAGONAL;
  const whole: Knot[] = [[0, 0], ...steps.filter(([said]) => said > 0 && said < 1), [1, Math.min(HIGHEST, last[1])]];
  return straightened(rising(whole)).map(([said, right]) => [round(said), round(right)]);
}

const DIAGONAL: Knot[] = [
  [0, 0],
  [1, 1],
];

interface Bin {
  readonly weight: number;
  /** Mean confidence; of bins that were merged: of the first and of the last. */
  readonly from: number;
  readonly to: number;
  readonly rightShare: number;
}

/** Bins never part equal confidences. */
function binned(observations: readonly WeighedObservation[]): Bin[] {
  const sorted = observations.toSorted((a, b) => a.confidence - b.confidence);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const size = Math.max(LEAST_IN_BIN, total / MOST_BINS);
  const groups: WeighedObservation[][] = [];
  let [filled, left, last] = [size, total, Number.NaN];
  for (const observation of sorted) {
    // A rest that would be too small stays with the bin before it.
    if (filled >= size && observation.confidence !== last && (left >= size || groups.length === 0)) {
      groups.push([]);
      filled = 0;
    }
    groups.at(-1)?.push(observation);
    filled += observation.weight;
    left -= observation.weight;
    last = observation.confidence;
  }
  return groups.map(binOf);
}

function binOf(observations: readonly WeighedObservation[]): Bin {
  const sum = (value: (observation: WeighedObservation) => number) =>
    observations.reduce((total, observation) => total + value(observation), 0);
  const weight = sum((observation) => observation.weight);
  const said = sum((observation) => observation.weight * observation.confidence) / weight;
  const right = sum((observation) => (observation.right ? observation.weight : 0));
  return { weight, from: said, to: said, rightShare: (right + PRIOR_WEIGHT * said) / (weight + PRIOR_WEIGHT) };
}

/** Merges neighbours until the share of right fields never falls. */
function poolViolators(bins: readonly Bin[]): Bin[] {
  const pooled: Bin[] = [];
  for (const bin of bins) {
    let next = bin;
    for (let before = pooled.at(-1); before && before.rightShare >= next.rightShare; before = pooled.at(-1)) {
      pooled.pop();
      next = merged(before, next);
    }
    pooled.push(next);
  }
  return pooled;
}

function merged(before: Bin, next: Bin): Bin {
  const weight = before.weight + next.weight;
  const rightShare = (before.weight * before.rightShare + next.weight * next.rightShare) / weight;
  return { weight, from: before.from, to: next.to, rightShare };
}

function rising(knots: readonly Knot[]): Knot[] {
  const raised: Knot[] = [];
  for (const [said, right] of knots) {
    const [saidBefore, rightBefore] = raised.at(-1) ?? [0, 0];
    raised.push([said, Math.max(right, rightBefore + LEAST_SLOPE * (said - saidBefore))]);
  }
  return raised;
}

function straightened(knots: readonly Knot[]): Knot[] {
  return knots.filter(([said, right], index) => {
    const [before, after] = [knots[index - 1], knots[index + 1]];
    if (!before || !after) return true;
    const onLine = before[1] + ((said - before[0]) / (after[0] - before[0])) * (after[1] - before[1]);
    return Math.abs(right - onLine) > STRAIGHT;
  });
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
