import { describe, expect, it } from 'vitest';
import type { FieldName } from '../../../src/domain/document/identity-fields.ts';
import type { EvidenceSource, FieldCandidate } from '../../../src/domain/evidence/candidate.ts';
import { reconcile } from '../../../src/domain/evidence/reconcile.ts';

describe('reconcile', () => {
  it('believes a check digit before a vendor, a vendor before the print', () => {
    const print = reading('DOCUMENT_NUMBER', 'print', 'A1111111', { confidence: 0.99 });
    const vendor = reading('DOCUMENT_NUMBER', 'vendor', 'B2222222', { confidence: 0.8 });
    const mrz = reading('DOCUMENT_NUMBER', 'mrz', 'C3333333', { confidence: 0.7, proven: true });
    expect(chosen([print, vendor], 'DOCUMENT_NUMBER')?.text).toBe('B2222222');
    expect(chosen([print, vendor, mrz], 'DOCUMENT_NUMBER')?.text).toBe('C3333333');
  });

  it('keeps the diacritics and the case of the print where the letters of the zone agree', () => {
    const mrz = reading('LAST_NAME', 'mrz', 'MUELLER GARCAO');
    const print = reading('LAST_NAME', 'print', 'Müller Garção', { confidence: 0.8 });
    expect(chosen([mrz, print], 'LAST_NAME')).toMatchObject({ text: 'Müller Garção', source: 'mrz' });
  });

  it('puts the word breaks of the zone back into print that lost them', () => {
    const mrz = reading('FIRST_NAME', 'mrz', 'MARIA OLIVIA');
    const print = reading('FIRST_NAME', 'print', 'MaríaOlivia');
    expect(chosen([mrz, print], 'FIRST_NAME')?.text).toBe('María Olivia');
  });

  it('keeps the separators of a printed number', () => {
    const mrz = reading('DOCUMENT_NUMBER', 'mrz', 'ZS0000177', { proven: true });
    const print = reading('DOCUMENT_NUMBER', 'print', 'ZS 0000177');
    expect(chosen([mrz, print], 'DOCUMENT_NUMBER')?.text).toBe('ZS 0000177');
  });

  it('takes the century from the print', () => {
    const mrz = reading('DATE_OF_BIRTH', 'mrz', '121212', { value: '2012-12-12', proven: true });
    const print = reading('DATE_OF_BIRTH', 'print', '12.12.1912', { value: '1912-12-12' });
    expect(chosen([mrz, print], 'DATE_OF_BIRTH')).toMatchObject({ value: '1912-12-12', text: '12.12.1912' });
  });

  it('takes a printed date for the coded one even when it is in no calendar', () => {
    const mrz = reading('DATE_OF_BIRTH', 'mrz', '110229', { proven: true });
    const print = reading('DATE_OF_BIRTH', 'print', '29.02.1911', { value: '1911-02-29' });
    expect(chosen([mrz, print], 'DATE_OF_BIRTH')).toMatchObject({ value: '1911-02-29', proven: true });
  });

  it('lets the print finish a name that the zone cut', () => {
    const mrz: FieldCandidate = { ...reading('FIRST_NAME', 'mrz', 'CRISTINA MARI'), truncated: true };
    const print = reading('FIRST_NAME', 'print', 'CRISTINA MARIE');
    expect(chosen([mrz, print], 'FIRST_NAME')?.text).toBe('CRISTINA MARIE');
  });

  it('takes letters that are no country for one only when nothing else was read', () => {
    const mrz = reading('ISSUING_COUNTRY', 'mrz', 'DOE', { value: 'DOE' });
    const print = reading('ISSUING_COUNTRY', 'print', 'INDIA', { value: 'IND', confidence: 0.4 });
    expect(chosen([mrz, print], 'ISSUING_COUNTRY')?.value).toBe('IND');
    expect(chosen([mrz], 'ISSUING_COUNTRY')?.value).toBe('DOE');
  });

  it('is surer when independent sources agree', () => {
    const mrz = reading('SEX', 'mrz', 'F', { value: 'F', confidence: 0.8 });
    const print = reading('SEX', 'print', 'WEIBLICH', { value: 'F', confidence: 0.5 });
    expect(chosen([mrz, print], 'SEX')?.confidence).toBeCloseTo(0.9);
  });

  it('tells a disagreement, without the values', () => {
    const mrz = reading('LAST_NAME', 'mrz', 'ERIKSSON', { confidence: 0.9 });
    const print = reading('LAST_NAME', 'print', 'SVENSSON', { confidence: 0.9 });
    const { findings } = reconcile([mrz, print]);
    expect(findings).toMatchObject([{ code: 'evidence.disagreement', severity: 'warning', field: 'LAST_NAME' }]);
    expect(JSON.stringify(findings)).not.toMatch(/ERIKSSON|SVENSSON/);
  });
});

// Helpers

function reading(
  field: FieldName,
  source: EvidenceSource,
  text: string,
  more: Partial<Pick<FieldCandidate, 'value' | 'confidence' | 'proven'>> = {},
): FieldCandidate {
  return { field, source, text, confidence: 0.9, proven: false, ...more };
}

function chosen(candidates: readonly FieldCandidate[], field: FieldName): FieldCandidate | undefined {
  return reconcile(candidates).fields.get(field);
}
