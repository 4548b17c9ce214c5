import { describe, expect, it } from 'vitest';
import type { FieldName } from '../../../src/domain/document/identity-fields.ts';
import { vendorCandidates } from '../../../src/domain/evidence/vendor-candidates.ts';

describe('vendorCandidates', () => {
  it('leaves out fields without text, however sure the vendor is of their absence', () => {
    expect(vendorCandidates([field('MIDDLE_NAME', '', 0.99), field('LAST_NAME', 'DOE', 0.9)])).toHaveLength(1);
  });

  it('completes an address that holds the street alone', () => {
    const parts = [
      field('CITY_IN_ADDRESS', 'BIGTOWN'),
      field('STATE_IN_ADDRESS', 'MA'),
      field('ZIP_CODE_IN_ADDRESS', '02801'),
    ];
    const address = (street: string) =>
      vendorCandidates([field('ADDRESS', street), ...parts]).find((candidate) => candidate.field === 'ADDRESS')?.value;
    expect(address('100 MARKET STREET')).toBe('100 MARKET STREET, BIGTOWN, MA 02801');
    expect(address('100 MARKET STREET, BIGTOWN')).toBe('100 MARKET STREET, BIGTOWN');
  });

  it('takes the vendor’s calendar date', () => {
    const [date] = vendorCandidates([
      { ...field('DATE_OF_BIRTH', '03/18/2001'), normalizedValue: '2001-03-18T00:00:00' },
    ]);
    expect(date).toMatchObject({ text: '03/18/2001', value: '2001-03-18' });
  });
});

// Helpers

function field(name: FieldName, text: string, confidence = 0.97) {
  return { field: name, text, confidence };
}
