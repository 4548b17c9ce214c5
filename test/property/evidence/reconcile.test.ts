import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { reconcile } from '../../../src/domain/evidence/reconcile.ts';
import { fieldCandidate } from '../../arbitraries/evidence.ts';

const candidates = fc.array(fieldCandidate, { maxLength: 12 });

describe('reconciliation', () => {
  test.prop([
    candidates.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
  ])('does not depend on the order of the evidence', ([all, shuffled]) => {
    const summary = (list: typeof all) =>
      [...reconcile(list).fields].map(([field, { text, value, source }]) => [field, text, value, source]).sort();
    expect(summary(shuffled)).toEqual(summary(all));
  });

  test.prop([candidates])('answers exactly the fields that were read, each from a reading of that field', (all) => {
    const { fields } = reconcile(all);
    expect(new Set(fields.keys())).toEqual(new Set(all.map((candidate) => candidate.field)));
    for (const [field, chosen] of fields) {
      const readings = all.filter((candidate) => candidate.field === field);
      expect(readings.map((candidate) => candidate.source)).toContain(chosen.source);
    }
  });

  test.prop([candidates])('never lets an unproven reading beat a proven one', (all) => {
    for (const [field, chosen] of reconcile(all).fields) {
      const proven = all.some((candidate) => candidate.field === field && candidate.proven);
      expect(chosen.proven).toBe(proven);
    }
  });

  test.prop([candidates])('keeps every confidence in [0, 1]', (all) => {
    for (const { confidence } of reconcile(all).fields.values()) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });
});
