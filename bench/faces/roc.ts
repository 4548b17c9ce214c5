/** How alike a contestant found two pictures; larger is more alike. */
export interface ScoredPair {
  /** `-Infinity` where either picture showed it no face. */
  readonly score: number;
  /** Whether both show one person. */
  readonly same: boolean;
}

/** What a threshold lets through: shares of 0–1. */
export interface ErrorRates {
  /** Pairs of two persons at the threshold or above, of all such pairs (FMR of ISO/IEC 19795-1, pairs without a face counted as no match). */
  readonly falseMatch: number;
  /** Pairs of one person below it, of all such pairs. */
  readonly falseNonMatch: number;
}

/** The error rates at a threshold; 0 where there is no pair of the kind. */
export function errorRatesAt(pairs: readonly ScoredPair[], threshold: number): ErrorRates {
  const [genuine, impostor] = parted(pairs);
  return {
    falseMatch: shareOf(impostor, (score) => score >= threshold),
    falseNonMatch: shareOf(genuine, (score) => score < threshold),
  };
}

/**
 * The share of pairs of one person that are matched by the lowest threshold whose false match rate is `falseMatch` at most: one point of the
 * receiver operating characteristic.
 */
export function trueMatchRateAt(pairs: readonly ScoredPair[], falseMatch: number): number {
  const [genuine, impostor] = parted(pairs);
  const allowed = Math.floor(falseMatch * impostor.length);
  const bar = impostor[allowed] ?? Number.NEGATIVE_INFINITY;
  return shareOf(genuine, (score) => score > bar);
}

/** Where both error rates are nearest to each other: their mean there. */
export function equalErrorRate(pairs: readonly ScoredPair[]): number {
  const rates = [...new Set(pairs.map(({ score }) => score))].map((threshold) => errorRatesAt(pairs, threshold));
  const gap = ({ falseMatch, falseNonMatch }: ErrorRates) => Math.abs(falseMatch - falseNonMatch);
  const [nearest] = rates.toSorted((a, b) => gap(a) - gap(b));
  return nearest === undefined ? 0 : (nearest.falseMatch + nearest.falseNonMatch) / 2;
}

/** The scores of one person's pairs and of two persons', each from the highest to the lowest. */
function parted(pairs: readonly ScoredPair[]): readonly [readonly number[], readonly number[]] {
  const scoresOf = (same: boolean) =>
    pairs
      .filter((pair) => pair.same === same)
      .map(({ score }) => score)
      .toSorted((a, b) => b - a);
  return [scoresOf(true), scoresOf(false)];
}

function shareOf(scores: readonly number[], holds: (score: number) => boolean): number {
  return scores.length === 0 ? 0 : scores.filter(holds).length / scores.length;
}
