import { describe, expect, it } from 'vitest';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { mrzLikeness, mrzText } from '../../../src/domain/mrz/mrz-line.ts';
import { repairMrz } from '../../../src/domain/mrz/repair.ts';

const LINES = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'] as const;

describe('repairs', () => {
  it('turn letters among the fillers behind a name into fillers', () => {
    const read = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<KK<<<<C<<<<S<', LINES[1]];
    expect(repairMrz(read).lines).toEqual(LINES);
  });

  it('leave letters behind a name that are no fillers', () => {
    const read = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<M', LINES[1]];
    expect(repairMrz(read)).toEqual({ lines: read, repairs: [] });
  });

  it('put fillers back into the run inside a line where the digits say so', () => {
    const read = [LINES[0], 'L898902C36UTO7408122F1204159ZE184226B<<10'];
    const { lines, repairs } = repairMrz(read);
    expect(lines).toEqual(LINES);
    expect(repairs).toEqual(
      Array.from({ length: 3 }, () => ({ reason: 'length', line: 1, column: 39, from: '', to: '<' })),
    );
  });

  it('find which of two equal characters was read as one', () => {
    const lines = composeMrz('TD3', {
      documentCode: 'P',
      issuer: 'UTO',
      documentNumber: 'A77123',
      birthDate: '740812',
      expiryDate: '270101',
      surname: 'A',
    });
    const read = [lines[0] ?? '', (lines[1] ?? '').replace('A77', 'A7')];
    expect(repairMrz(read).lines).toEqual(lines);
  });

  it('make digits of the letters that stand in two dates and their digits at once', () => {
    const read = [LINES[0], LINES[1].replace('7408122', '74O8I22').replace('1204159', 'I2O4I59')];
    const { lines, repairs } = repairMrz(read);
    expect(lines).toEqual(LINES);
    expect(repairs).toHaveLength(5);
    expect(repairs.every(({ reason }) => reason === 'alphabet')).toBe(true);
  });

  it('are not guessed where two changes would meet the digit as well', () => {
    const lines = composeMrz('MRV_A', {
      documentCode: 'V',
      issuer: 'UTO',
      documentNumber: 'O12045',
      birthDate: '740812',
      expiryDate: '270101',
      surname: 'A',
    });
    const read = [lines[0] ?? '', (lines[1] ?? '').replace('O12', '012')];
    expect(repairMrz(read)).toEqual({ lines: read, repairs: [] });
  });

  it('leave a zone alone whose digits are made up', () => {
    const madeUp = [LINES[0], 'L898902C31UTO7408121F1204151ZE184226B<<<<<11'];
    expect(repairMrz(madeUp)).toEqual({ lines: madeUp, repairs: [] });
  });

  it('leave lines alone that are far from any layout', () => {
    for (const read of [['HELLO'], ['A'.repeat(50), 'B'.repeat(50)], ['A'.repeat(5000)], []]) {
      expect(repairMrz(read)).toEqual({ lines: read, repairs: [] });
    }
  });
});

describe('lines of print', () => {
  it('are put into the alphabet of the zone', () => {
    expect(mrzText('P<UTO ERIKSSON«ANNA')).toBe('P<UTOERIKSSON<<ANNA');
    expect(mrzText('español{(.')).toBe('ESPANOL<<');
  });

  it.each([
    ['P<UTOERIKSSON<<ANNA<MARIA<<<<', 1],
    ['G62292599 6CHN8310291F1904220LCOCMKNENBPJB984', 0.6],
    ['Surname / Nom', 0],
    ['REPUBLIC OF UTOPIA', 0],
    ['Given names <<<', 0],
  ])('%s looks like the zone by %d', (text, likeness) => {
    expect(mrzLikeness({ text, script: 'print' })).toBe(likeness);
  });
});
