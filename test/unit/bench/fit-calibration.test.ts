import { describe, expect, it } from 'vitest';
import { fitCalibration, type WeighedObservation } from '../../../bench/accuracy/fit-calibration.ts';
import { onCurve } from '../../../src/domain/evidence/calibration.ts';

describe('fitting a calibration curve', () => {
  it('finds how often fields at a confidence are right', () => {
    const curve = fitCalibration([...fields(200, 0.6, 0.9), ...fields(200, 0.9, 0.95), ...fields(200, 0.99, 0.99)]);
    expect(onCurve(curve, 0.6)).toBeCloseTo(0.9, 1);
    expect(onCurve(curve, 0.9)).toBeCloseTo(0.95, 1);
    expect(onCurve(curve, 0.99)).toBeCloseTo(0.99, 1);
  });

  it('never falls, also where surer fields were right less often', () => {
    const curve = fitCalibration([...fields(200, 0.7, 0.95), ...fields(200, 0.9, 0.75)]);
    expect(onCurve(curve, 0.7)).toBeCloseTo(0.85, 1);
    const heights = curve.map(([, right]) => right);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  });

  it('begins at nothing, ends at 1 and is the diagonal when nothing was observed', () => {
    expect(fitCalibration([])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const curve = fitCalibration(fields(300, 0.8, 0.7));
    expect([curve[0], curve.at(-1)?.[0]]).toEqual([[0, 0], 1]);
  });

  it('counts each field by its weight', () => {
    const often = fields(400, 0.8, 0).map((observation) => ({ ...observation, weight: 0.25 }));
    const curve = fitCalibration([...often, ...fields(100, 0.8, 1)]);
    expect(onCurve(curve, 0.8)).toBeCloseTo(0.5, 1);
  });
});

// Helpers

function fields(count: number, confidence: number, rightShare: number): WeighedObservation[] {
  return Array.from({ length: count }, (_, index) => ({
    confidence,
    right: index < count * rightShare,
    weight: 1,
  }));
}
