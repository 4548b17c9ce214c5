import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { DOCUMENT_TYPE_HINTS } from '../../../src/domain/document/document-type.ts';
import { type Interpretation, interpretObservation } from '../../../src/domain/document/interpret-observation.ts';
import type { DocumentObservation } from '../../../src/domain/evidence/observation.ts';
import { observation } from '../../arbitraries/observation.ts';

const TODAY = { year: 2026, month: 3, day: 1 };
const hint = fc.constantFrom(...DOCUMENT_TYPE_HINTS);

/** All that a caller learns, but for the side that each field and each piece of evidence stands on. */
function told(sides: DocumentObservation, expected: (typeof DOCUMENT_TYPE_HINTS)[number]): Interpretation {
  const interpretation = interpretObservation(sides, expected, TODAY);
  const { fields, authenticity } = interpretation;
  const checks = authenticity.checks.map(({ evidence, ...check }) => ({
    ...check,
    ...(evidence ? { evidence: evidence.map(({ side: _side, ...each }) => each) } : {}),
  }));
  return {
    ...interpretation,
    fields: fields.map(({ side: _side, ...field }) => field),
    authenticity: { ...authenticity, checks },
  };
}

describe('two sides of a document', () => {
  test.prop([observation, observation, hint])(
    'tell the same whichever was sent as the back',
    (one, other, expected) => {
      expect(told({ ...other, back: one }, expected)).toEqual(told({ ...one, back: other }, expected));
    },
  );

  test.prop([observation, hint])('tell what one side tells when the other shows nothing', (one, expected) => {
    const nothing = { page: { widthPx: 640, heightPx: 400 }, lines: [], fields: [], barcodes: [] };
    expect(told({ ...one, back: nothing }, expected)).toEqual(told(one, expected));
  });

  test.prop([observation, hint])('sent twice tell the same fields as once', (one, expected) => {
    const once = told(one, expected);
    const twice = told({ ...one, back: one }, expected);
    expect(twice.fields.map(({ name, value }) => [name, value])).toEqual(
      once.fields.map(({ name, value }) => [name, value]),
    );
  });

  test.prop([observation, observation, hint])(
    'give each field one side, and one side alone none',
    (one, other, expected) => {
      for (const { name, side } of interpretObservation({ ...one, back: other }, expected, TODAY).fields)
        if (name !== 'fullName') expect(['front', 'back']).toContain(side);
      for (const field of interpretObservation(one, expected, TODAY).fields) expect(field).not.toHaveProperty('side');
    },
  );
});
