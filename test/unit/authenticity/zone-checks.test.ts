import { describe, expect, it } from 'vitest';
import { mrzCheckDigits } from '../../../src/domain/authenticity/mrz-check-digits.ts';
import { mrzStructure } from '../../../src/domain/authenticity/mrz-structure.ts';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { parseMrz } from '../../../src/domain/mrz/parse.ts';
import { repairMrz } from '../../../src/domain/mrz/repair.ts';
import { statusOf, subjectOf, TODAY, zone } from './check-subject.ts';

const FIELDS = {
  documentCode: 'P',
  issuer: 'SWE',
  surname: 'LINDQVIST',
  givenNames: 'ASTRID MAJ',
  documentNumber: 'AB284617',
  nationality: 'SWE',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '300415',
} as const;
const PASSPORT = composeMrz('TD3', FIELDS);

describe('mrz_check_digits', () => {
  it('passes a zone whose digits hold, and tells each of them', () => {
    const { status, evidence } = mrzCheckDigits.look(subjectOf({ mrz: zone(PASSPORT) }));
    expect(status).toBe('passed');
    expect(evidence?.map(({ subject }) => subject)).toEqual([
      'documentNumber',
      'birthDate',
      'expiryDate',
      'optional1',
      'composite',
    ]);
  });

  it('fails a changed date that was read clearly, and names its digit and the composite', () => {
    const { status, detail } = mrzCheckDigits.look(subjectOf({ mrz: zone(changed(1, 14, '9')) }));
    expect(status).toBe('failed');
    expect(detail).toContain('birthDate, composite');
  });

  it('only warns where a character under the digit was read in doubt', () => {
    const mrz = zone(changed(1, 14, '9'), [{ line: 1, column: 14 }]);
    expect(statusOf(mrzCheckDigits, subjectOf({ mrz }))).toBe('warning');
  });

  it('takes a reader that does not tell of characters at its word for the whole zone', () => {
    const mrz = parseMrz(changed(1, 14, '9'), { today: TODAY });
    const look = (confidence: number) => {
      const code = { field: 'MRZ_CODE', source: 'mrz', text: '-', confidence, proven: false } as const;
      return mrzCheckDigits.look({ ...subjectOf({ candidates: [code] }), ...(mrz ? { mrz } : {}) }).status;
    };
    expect([look(0.95), look(0.7)]).toEqual(['failed', 'warning']);
  });

  it('only warns where a digit holds by a repair that it asked for', () => {
    const { lines, repairs } = repairMrz(changed(1, 2, 'Z'));
    const mrz = parseMrz(lines, { today: TODAY, repairs });
    expect(mrz?.valid).toBe(true);
    expect(statusOf(mrzCheckDigits, subjectOf(mrz ? { mrz } : {}))).toBe('warning');
  });

  it('is not run without a zone, or with one that has no digits', () => {
    expect(statusOf(mrzCheckDigits, subjectOf({}))).toBe('not_run');
    const swiss = zone(['AAA001D<<', 'FACHE000123456789<<770815<<<<<', 'MUELLER<<HANS<<<<<<<<<<<<<<<<<']);
    expect([swiss.checks, statusOf(mrzCheckDigits, subjectOf({ mrz: swiss }))]).toEqual([[], 'not_run']);
  });
});

describe('mrz_structure', () => {
  it('passes a zone in the form of its layout', () => {
    expect(statusOf(mrzStructure, subjectOf({ mrz: zone(PASSPORT) }))).toBe('passed');
  });

  it('fails a clear character where its layout allows none of its kind, and warns of a doubtful one', () => {
    const letterInDate = changed(1, 15, 'Q');
    expect(statusOf(mrzStructure, subjectOf({ mrz: zone(letterInDate) }))).toBe('failed');
    const doubtful = zone(letterInDate, [{ line: 1, column: 15 }]);
    expect(statusOf(mrzStructure, subjectOf({ mrz: doubtful }))).toBe('warning');
  });

  it('warns of an issuer that no list knows', () => {
    const mrz = zone(composeMrz('TD3', { ...FIELDS, issuer: 'QQQ' }));
    expect(mrzStructure.look(subjectOf({ mrz }))).toMatchObject({ status: 'warning' });
  });

  it('fails a zone that names nobody', () => {
    const lines = [`P<SWE${'<'.repeat(39)}`, PASSPORT[1] ?? ''];
    expect(statusOf(mrzStructure, subjectOf({ mrz: zone(lines) }))).toBe('failed');
  });

  it('is not run without a zone', () => {
    expect(statusOf(mrzStructure, subjectOf({}))).toBe('not_run');
  });
});

function changed(row: number, column: number, character: string): string[] {
  return PASSPORT.map((text, index) =>
    index === row ? text.slice(0, column) + character + text.slice(column + 1) : text,
  );
}
