import { describe, expect, it } from 'vitest';
import type { FieldName } from '../../../src/domain/document/identity-fields.ts';
import type { FieldCandidate } from '../../../src/domain/evidence/candidate.ts';
import { resolveDates } from '../../../src/domain/evidence/resolve-dates.ts';

const today = { year: 2026, month: 11, day: 23 };

describe('resolveDates', () => {
  it('settles day and month by the issuer', () => {
    const dates = [printed('DATE_OF_BIRTH', '04/05/1990')];
    expect(values(resolveDates(dates, { issuingCountry: 'USA', today }))).toEqual(['1990-04-05']);
    expect(values(resolveDates(dates, { issuingCountry: 'FRA', today }))).toEqual(['1990-05-04']);
  });

  it('reads a date with the year last day first even where the year usually comes first', () => {
    expect(values(resolveDates([printed('DATE_OF_BIRTH', '11 03 1990')], { issuingCountry: 'LTU', today }))).toEqual([
      '1990-03-11',
    ]);
    expect(values(resolveDates([printed('DATE_OF_BIRTH', '11 03 1990')], { issuingCountry: 'CAN', today }))).toEqual([
      undefined,
    ]);
  });

  it('settles day and month by another date of the document', () => {
    const dates = [printed('DATE_OF_BIRTH', '04/05/1990'), printed('EXPIRATION_DATE', '05/25/2030')];
    expect(values(resolveDates(dates, { today }))).toEqual(['1990-04-05', '2030-05-25']);
  });

  it('settles day and month by a date that is proven', () => {
    const proven: FieldCandidate = {
      ...printed('DATE_OF_BIRTH', '900504'),
      value: '1990-05-04',
      source: 'mrz',
      proven: true,
    };
    expect(values(resolveDates([proven, printed('DATE_OF_BIRTH', '04/05/1990')], { today }))).toEqual([
      '1990-05-04',
      '1990-05-04',
    ]);
  });

  it('never guesses: what stays ambiguous keeps its print and is told', () => {
    const { candidates, findings } = resolveDates([printed('DATE_OF_BIRTH', '04/05/1990')], { today });
    expect(candidates).toEqual([printed('DATE_OF_BIRTH', '04/05/1990')]);
    expect(findings).toMatchObject([{ code: 'date.ambiguous', field: 'DATE_OF_BIRTH' }]);
  });

  it('gives a day that is in no calendar as printed, and tells it', () => {
    const resolved = resolveDates([printed('DATE_OF_BIRTH', '29.02.1911')], { issuingCountry: 'CZE', today });
    expect(values(resolved)).toEqual(['1911-02-29']);
    expect(resolved.findings).toMatchObject([{ code: 'date.not_in_calendar', severity: 'error' }]);
  });
});

// Helpers

function printed(field: FieldName, text: string): FieldCandidate {
  return { field, text, confidence: 0.9, source: 'print', proven: false };
}

function values({ candidates }: ReturnType<typeof resolveDates>): (string | undefined)[] {
  return candidates.map((candidate) => candidate.value);
}
