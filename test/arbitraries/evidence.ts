import fc from 'fast-check';
import { FIELD_NAMES } from '../../src/domain/document/identity-fields.ts';
import type { FieldCandidate } from '../../src/domain/evidence/candidate.ts';

/** Any reading of any field, sensible or not. */
export const fieldCandidate: fc.Arbitrary<FieldCandidate> = fc.record(
  {
    field: fc.constantFrom(...FIELD_NAMES),
    text: fc.constantFrom('JANE', 'Jané', 'DOE', '12/08/1964', '08/12/1964', 'D1234567', 'D 123 4567', 'F', 'USA'),
    value: fc.constantFrom('1964-08-12', '2064-08-12', 'USA', 'F'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    source: fc.constantFrom('mrz', 'barcode', 'vendor', 'print'),
    proven: fc.boolean(),
  },
  { requiredKeys: ['field', 'text', 'confidence', 'source', 'proven'] },
);
