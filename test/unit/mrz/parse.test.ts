import { describe, expect, it } from 'vitest';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { parseMrz } from '../../../src/domain/mrz/parse.ts';

const TODAY = { year: 2025, month: 6, day: 15 };

const values = (lines: readonly string[]) => {
  const reading = parseMrz(lines, { today: TODAY });
  return Object.fromEntries(Object.entries(reading?.fields ?? {}).map(([name, field]) => [name, field?.value]));
};

describe('the examples of ICAO Doc 9303', () => {
  it('TD3 (part 4, appendix B)', () => {
    const lines = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
    expect(parseMrz(lines, { today: TODAY })).toMatchObject({ format: 'TD3', valid: true, repairs: [] });
    expect(values(lines)).toEqual({
      documentCode: 'P',
      issuer: 'UTO',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      birthDate: '1974-08-12',
      sex: 'F',
      expiryDate: '2012-04-15',
      optional1: 'ZE184226B',
    });
  });

  it('TD1 (part 5, appendix B)', () => {
    const lines = [
      'I<UTOD231458907<<<<<<<<<<<<<<<',
      '7408122F1204159UTO<<<<<<<<<<<6',
      'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    ];
    expect(parseMrz(lines)?.valid).toBe(true);
    expect(values(lines)).toMatchObject({ documentNumber: 'D23145890', optional1: '', surname: 'ERIKSSON' });
  });

  it('TD2 (part 6, appendix B)', () => {
    const lines = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
    expect(parseMrz(lines)).toMatchObject({ format: 'TD2', valid: true });
  });

  it('a document number of more than nine characters runs on into optional data (part 5, 4.2.2)', () => {
    const lines = [
      'I<UTOD23145890<7349<<<<<<<<<<<',
      '3407127M9507122UTO<<<<<<<<<<<2',
      'STEVENSON<<PETER<JOHN<<<<<<<<<',
    ];
    const reading = parseMrz(lines, { today: TODAY });
    expect(reading?.valid).toBe(true);
    expect(reading?.fields.documentNumber).toEqual({
      line: 0,
      start: 5,
      end: 18,
      raw: 'D23145890<734',
      value: 'D23145890734',
    });
    expect(reading?.fields.optional1).toMatchObject({ value: '', start: 20, end: 30 });
  });
});

describe('national layouts', () => {
  it('reads the line of the French licence, whose number is checked from the start of the line', () => {
    const lines = ['D1FRA13AA000026181231MARTIN<<9'];
    expect(parseMrz(lines)?.checks.map(({ name, valid }) => [name, valid])).toEqual([
      ['documentNumber', true],
      ['composite', true],
    ]);
    expect(values(lines)).toMatchObject({ documentNumber: '13AA00002', expiryDate: '2018-12-31', surname: 'MARTIN' });
  });

  it('reads the line of the Dutch licence', () => {
    const lines = ['D1NLD15094962111659VW87Z78NB84'];
    expect(parseMrz(lines)).toMatchObject({ format: 'DUTCH_LICENCE', valid: true });
    expect(values(lines)).toMatchObject({ documentNumber: '5094962111', version: '1' });
  });

  it('calls a Swiss licence valid when every character fits, for it has no digit', () => {
    const lines = composeMrz('SWISS_LICENCE', {
      blankNumber: 'XYZ001',
      language: 'D',
      documentCode: 'FA',
      issuer: 'CHE',
      documentNumber: '123456789001',
      birthDate: '850304',
      surname: 'MUSTER',
      givenNames: 'EVA',
    });
    expect(parseMrz(lines)).toMatchObject({ format: 'SWISS_LICENCE', valid: true, checks: [] });
    expect(parseMrz([lines[0] ?? '', lines[1] ?? '', 'MU5TER<<EVA<<<<<<<<<<<<<<<<<<<'])?.valid).toBe(false);
  });

  it('tells the French card and a visa from a TD2 card of the same shape', () => {
    const shape = ['', '<'.repeat(36)] as const;
    const formatOf = (start: string) => parseMrz([start.padEnd(36, '<'), shape[1]])?.format;
    expect([formatOf('IDFRA'), formatOf('V<UTO'), formatOf('IDITA'), formatOf('IRFRA')]).toEqual([
      'FRENCH_ID',
      'MRV_B',
      'TD2',
      'TD2',
    ]);
  });
});

describe('readings that are not clean', () => {
  const LINES = [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    'L898902C36UTO7408123F1204159ZE184226B<<<<<10',
  ] as const;

  it('are fields all the same when a digit fails, with what was expected and found', () => {
    const reading = parseMrz(LINES, { today: TODAY });
    expect(reading?.valid).toBe(false);
    expect(reading?.checks).toEqual([
      { name: 'documentNumber', valid: true, expected: '6', found: '6' },
      { name: 'birthDate', valid: false, expected: '2', found: '3' },
      { name: 'expiryDate', valid: true, expected: '9', found: '9' },
      { name: 'optional1', valid: true, expected: '1', found: '1' },
      { name: 'composite', valid: false, expected: '3', found: '0' },
    ]);
    expect(reading?.fields.birthDate?.value).toBe('1974-08-12');
  });

  it('are nothing when no layout has their shape', () => {
    expect(parseMrz([LINES[0], LINES[1].slice(1)])).toBeUndefined();
    expect(parseMrz([])).toBeUndefined();
    expect(parseMrz(['X'.repeat(30)])).toBeUndefined();
  });

  it('have no dates when today is not known', () => {
    expect(parseMrz(LINES)?.fields.birthDate).toMatchObject({ raw: '740812', value: '' });
  });

  it('accept a filler for the digit of empty optional data, and only there', () => {
    const lines = composeMrz('TD3', { documentCode: 'P', issuer: 'UTO', documentNumber: 'L898902C3', surname: 'A' });
    const withFiller = [lines[0] ?? '', `${(lines[1] ?? '').slice(0, 42)}<${(lines[1] ?? '').slice(43)}`];
    expect(parseMrz(withFiller)?.checks.find(({ name }) => name === 'optional1')?.valid).toBe(true);
    const filled = [lines[0] ?? '', `${(lines[1] ?? '').slice(0, 28)}1${(lines[1] ?? '').slice(29, 42)}<0`];
    expect(parseMrz(filled)?.checks.find(({ name }) => name === 'optional1')?.valid).toBe(false);
  });
});
