import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_NAMES } from '../../../src/domain/document/identity-fields.ts';
import { interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import { observation } from '../../arbitraries/observation.ts';

const TODAY = { year: 2026, month: 6, day: 15 };

describe('the authenticity of whatever was observed', () => {
  it('is always told in full, and evidence comes with every check that did not pass for more than one reason', () => {
    fc.assert(
      fc.property(observation, fc.option(observation, { nil: undefined }), (front, back) => {
        const { authenticity } = interpretObservation({ ...front, ...(back ? { back } : {}) }, 'auto', TODAY);
        for (const { status, detail, evidence } of authenticity.checks) {
          expect(detail).toMatch(/^[A-Z].*\.$/s);
          if (status === 'not_run') expect(evidence).toBeUndefined();
          if (status === 'passed') expect(evidence?.every(({ outcome }) => outcome === 'agrees') ?? true).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('holds no value that was read, in no sentence and no evidence', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[QZ]{3}[0-9]{7}[QZ]$/), fc.constantFrom(...FIELD_NAMES), (secret, field) => {
        const page = { widthPx: 800, heightPx: 500 };
        const fields = [{ field, text: secret, confidence: 0.99 }];
        const { authenticity } = interpretObservation({ page, lines: [], fields, barcodes: [] }, 'auto', TODAY);
        expect(JSON.stringify(authenticity)).not.toContain(secret);
      }),
    );
  });

  it('is the same whichever picture was sent as the back, but for the names of the sides', () => {
    fc.assert(
      fc.property(observation, observation, (one, other) => {
        const statuses = (front: typeof one, back: typeof one) =>
          interpretObservation({ ...front, back }, 'auto', TODAY).authenticity.checks.map(({ status }) => status);
        expect(statuses(one, other)).toEqual(statuses(other, one));
      }),
      { numRuns: 40 },
    );
  });
});
