import { describe, expect, it } from 'vitest';
import { equalErrorRate, errorRatesAt, type ScoredPair, trueMatchRateAt } from '../../../bench/faces/roc.ts';

const pairs = (genuine: readonly number[], impostor: readonly number[]): ScoredPair[] => [
  ...genuine.map((score) => ({ score, same: true })),
  ...impostor.map((score) => ({ score, same: false })),
];

describe('the receiver operating characteristic of scored pairs', () => {
  it('counts matches from the threshold on, of each kind of pair by itself', () => {
    const scored = pairs([90, 80, 79, 10], [80, 5, 4, 3, 2]);
    expect(errorRatesAt(scored, 80)).toEqual({ falseMatch: 0.2, falseNonMatch: 0.5 });
  });

  it('tells how many of one person are matched when so many of two may be', () => {
    const scored = pairs([95, 85, 60, 40], [70, 50, 30, 20, 10, 9, 8, 7, 6, 5]);
    expect(trueMatchRateAt(scored, 0)).toBe(0.5);
    expect(trueMatchRateAt(scored, 0.1)).toBe(0.75);
    expect(trueMatchRateAt(scored, 0.2)).toBe(1);
  });

  it('takes a pair without a face for no match, whichever it is', () => {
    const scored = pairs([Number.NEGATIVE_INFINITY, 90], [Number.NEGATIVE_INFINITY, 1]);
    expect(errorRatesAt(scored, 0)).toEqual({ falseMatch: 0.5, falseNonMatch: 0.5 });
    expect(trueMatchRateAt(scored, 0)).toBe(0.5);
  });

  it('has no equal error where the kinds are apart, and half where they are alike', () => {
    expect(equalErrorRate(pairs([90, 80], [20, 10]))).toBe(0);
    expect(equalErrorRate(pairs([1, 2, 3, 4], [1, 2, 3, 4]))).toBeCloseTo(0.5);
    expect(equalErrorRate([])).toBe(0);
  });
});
