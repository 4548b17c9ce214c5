import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { agreeingConfidence, meanConfidence } from '../../../src/domain/evidence/confidence.ts';

const confidence = fc.double({ min: 0, max: 1, noNaN: true });
const field = fc.record({ text: fc.constantFrom('A', 'JANE', '01/02/2003'), confidence });
const emptyField = fc.record({ text: fc.constantFrom('', ' ', '\t'), confidence });

describe('the confidence of a scan', () => {
  test.prop([fc.array(field)])('lies in [0, 1]', (fields) => {
    expect(meanConfidence(fields)).toBeGreaterThanOrEqual(0);
    expect(meanConfidence(fields)).toBeLessThanOrEqual(1);
  });

  test.prop([fc.array(fc.record({ text: fc.string(), confidence: fc.double() }))])(
    'lies in [0, 1] even when a reader reports nonsense',
    (fields) => {
      expect(meanConfidence(fields)).toBeGreaterThanOrEqual(0);
      expect(meanConfidence(fields)).toBeLessThanOrEqual(1);
    },
  );

  test.prop([fc.array(field), fc.array(emptyField)])('ignores empty fields', (fields, empties) => {
    expect(meanConfidence([...empties, ...fields])).toBe(meanConfidence(fields));
  });

  test.prop([
    fc
      .array(field)
      .chain((fields) => fc.tuple(fc.constant(fields), fc.shuffledSubarray(fields, { minLength: fields.length }))),
  ])('ignores the order of fields', ([fields, shuffled]) => {
    expect(meanConfidence(shuffled)).toBe(meanConfidence(fields));
  });

  test.prop([fc.array(field, { minLength: 1 })])('lies between the least and the most sure field', (fields) => {
    const all = fields.map((one) => one.confidence);
    expect(meanConfidence(fields)).toBeGreaterThanOrEqual(Math.min(...all) - 1e-12);
    expect(meanConfidence(fields)).toBeLessThanOrEqual(Math.max(...all) + 1e-12);
  });

  test.prop([confidence, confidence])('grows when a second source agrees', (a, b) => {
    expect(agreeingConfidence(a, b)).toBeGreaterThanOrEqual(Math.max(a, b) - 1e-12);
    expect(agreeingConfidence(a, b)).toBeCloseTo(agreeingConfidence(b, a), 12);
  });
});
