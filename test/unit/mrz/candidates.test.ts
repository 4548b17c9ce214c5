import { describe, expect, it } from 'vitest';
import { composeMrz, type MrzComposition } from '../../../src/domain/mrz/compose.ts';
import { documentTypeFromMrz } from '../../../src/domain/mrz/document-code.ts';
import type { MrzFormatId } from '../../../src/domain/mrz/format-row.ts';
import { mrzCandidates } from '../../../src/domain/mrz/mrz-candidates.ts';
import { type MrzReading, parseMrz } from '../../../src/domain/mrz/parse.ts';
import { repairMrz } from '../../../src/domain/mrz/repair.ts';

const TODAY = { year: 2025, month: 6, day: 15 };

const PERSON = {
  issuer: 'D',
  nationality: 'D',
  documentNumber: 'C01X00T47',
  surname: 'MUSTERMANN',
  givenNames: 'ERIKA EVA',
  birthDate: '640812',
  expiryDate: '270228',
  sex: 'F',
};

describe('evidence from a zone', () => {
  it('is the text as coded with its normalised value', () => {
    const candidates = mrzCandidates(reading('TD1', { ...PERSON, documentCode: 'ID' }), 0.9, true);
    expect(candidates.map(({ field, text, value }) => [field, text, value])).toEqual([
      ['DOCUMENT_NUMBER', 'C01X00T47', undefined],
      ['LAST_NAME', 'MUSTERMANN', undefined],
      ['FIRST_NAME', 'ERIKA EVA', undefined],
      ['DATE_OF_BIRTH', '640812', '1964-08-12'],
      ['EXPIRATION_DATE', '270228', '2027-02-28'],
      ['SEX', 'F', 'F'],
      ['NATIONALITY', 'D', 'DEU'],
      ['ISSUING_COUNTRY', 'D', 'DEU'],
      ['MRZ_CODE', expect.stringContaining('\n'), undefined],
    ]);
  });

  it('is proven exactly where a digit that holds covers the whole field', () => {
    const proven = (id: MrzFormatId, fields: MrzComposition) =>
      mrzCandidates(reading(id, fields), 0.9, true).flatMap((candidate) => (candidate.proven ? [candidate.field] : []));
    const dated = ['DOCUMENT_NUMBER', 'DATE_OF_BIRTH', 'EXPIRATION_DATE'];
    expect(proven('TD1', { ...PERSON, documentCode: 'ID' })).toEqual([...dated, 'MRZ_CODE']);
    expect(proven('TD1', { ...PERSON, issuer: 'BEL', documentCode: 'ID', optional2: '64081212345' })).toEqual([
      ...dated,
      'PERSONAL_NUMBER',
      'MRZ_CODE',
    ]);
    expect(proven('TD3', { ...PERSON, documentCode: 'P', optional1: '123' })).toEqual([
      ...dated,
      'PERSONAL_NUMBER',
      'MRZ_CODE',
    ]);
    expect(
      proven('FRENCH_ID', {
        documentCode: 'ID',
        issuer: 'FRA',
        surname: 'DURAND',
        givenNames: 'ZOE',
        documentNumber: '990175000123',
        birthDate: '750102',
        sex: 'F',
      }),
    ).toEqual([
      'DOCUMENT_NUMBER',
      'LAST_NAME',
      'FIRST_NAME',
      'DATE_OF_BIRTH',
      'SEX',
      'ISSUING_COUNTRY',
      'NATIONALITY',
      'MRZ_CODE',
    ]);
  });

  it('is doubted where the field’s own digit fails', () => {
    const lines = composeMrz('TD3', { ...PERSON, documentCode: 'P' });
    const wrong = [lines[0] ?? '', (lines[1] ?? '').replace('640812', '640813')];
    const birth = candidatesOf(wrong).find(({ field }) => field === 'DATE_OF_BIRTH');
    expect(birth).toMatchObject({ proven: false, value: '1964-08-13' });
    expect(birth?.confidence).toBeLessThan(0.5);
  });

  it('is not proven by a digit that a repair was made to meet', () => {
    const lines = composeMrz('TD3', { ...PERSON, documentCode: 'P' });
    const read = [lines[0] ?? '', (lines[1] ?? '').replace('C01X', 'CO1X')];
    const { lines: repaired, repairs } = repairMrz(read);
    expect(repaired).toEqual(lines);
    expect(repairs.map(({ reason }) => reason)).toEqual(['check_digit']);
    const number = candidatesOf(repaired, repairs).find(({ field }) => field === 'DOCUMENT_NUMBER');
    expect(number).toMatchObject({ text: 'C01X00T47', proven: false });
  });

  it('leaves a code that no list knows as it is, in a zone that is otherwise right', () => {
    const known = mrzCandidates(reading('TD3', { ...PERSON, issuer: 'QQQ', documentCode: 'P' }), 0.9, true);
    expect(known.find(({ field }) => field === 'ISSUING_COUNTRY')).toMatchObject({ text: 'QQQ', value: 'QQQ' });
  });
});

describe('document type', () => {
  it.each([
    ['TD3', 'P', 'UTO', 'passport'],
    ['TD3', 'PD', 'UTO', 'passport'],
    ['MRV_A', 'V', 'UTO', 'visa'],
    ['TD1', 'I', 'UTO', 'national_id'],
    ['TD1', 'C', 'ITA', 'national_id'],
    ['TD1', 'IP', 'USA', 'passport'],
    ['TD1', 'IR', 'FRA', 'residence_permit'],
    ['TD1', 'AR', 'D', 'residence_permit'],
    ['TD1', 'C1', 'USA', 'residence_permit'],
    ['TD1', 'AR', 'USA', 'residence_permit'],
    ['TD1', 'A3', 'USA', 'unknown'],
    ['TD1', 'AC', 'UTO', 'unknown'],
    ['DUTCH_LICENCE', 'D1', 'NLD', 'drivers_license'],
  ] as const)('of a %s with %s of %s is %s', (format, documentCode, issuer, type) => {
    expect(documentTypeFromMrz(reading(format, { documentCode, issuer }))).toBe(type);
  });
});

// Helpers

function reading(format: MrzFormatId, fields: MrzComposition): MrzReading {
  const parsed = parseMrz(composeMrz(format, fields), { today: TODAY });
  if (!parsed) throw new Error('the composed zone is not parsed');
  return parsed;
}

function candidatesOf(lines: readonly string[], repairs: MrzReading['repairs'] = []) {
  const parsed = parseMrz(lines, { today: TODAY, repairs });
  return parsed ? mrzCandidates(parsed, 0.9, false) : [];
}
