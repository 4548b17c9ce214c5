import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { calibrated, calibrateFields } from '../../../src/domain/evidence/calibration.ts';
import type { EvidenceSource } from '../../../src/domain/evidence/candidate.ts';
import { fieldCandidate } from '../../arbitraries/evidence.ts';

const source = fc.constantFrom<EvidenceSource>('mrz', 'barcode', 'vendor', 'print');
const confidence = fc.double({ min: 0, max: 1, noNaN: true });

describe('calibration', () => {
  test.prop([source, fc.boolean(), fc.double()])('keeps every confidence in [0, 1]', (from, proven, said) => {
    expect(calibrated(from, proven, said)).toBeGreaterThanOrEqual(0);
    expect(calibrated(from, proven, said)).toBeLessThanOrEqual(1);
  });

  test.prop([source, fc.boolean(), confidence, confidence])(
    'never falls as the confidence rises',
    (from, proven, a, b) => {
      const [low, high] = [calibrated(from, proven, Math.min(a, b)), calibrated(from, proven, Math.max(a, b))];
      expect(high).toBeGreaterThanOrEqual(low - 1e-12);
    },
  );

  test.prop([source, source, confidence, confidence])(
    'keeps a proven field before every unproven one that was no surer',
    (provenBy, other, a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      expect(calibrated(provenBy, true, more)).toBeGreaterThanOrEqual(calibrated(other, false, less) - 1e-12);
    },
  );

  test.prop([source, fc.boolean()])('leaves no confidence in nothing', (from, proven) => {
    expect(calibrated(from, proven, 0)).toBe(0);
  });

  test.prop([fc.array(fieldCandidate)])('changes nothing of fields but how sure they are', (candidates) => {
    const fields = new Map(candidates.map((candidate) => [candidate.field, candidate]));
    const sure = calibrateFields(fields);
    expect([...sure.keys()]).toEqual([...fields.keys()]);
    for (const [name, field] of fields) {
      const confidence = calibrated(field.source, field.proven, field.confidence);
      expect(sure.get(name)).toEqual({ ...field, confidence });
    }
  });
});
