import { describe, expect, it } from 'vitest';
import { blindLookAlikes } from '../../../src/domain/mrz/blind-look-alikes.ts';
import { composeMrz, type MrzComposition } from '../../../src/domain/mrz/compose.ts';
import type { MrzFormatId } from '../../../src/domain/mrz/format-row.ts';
import { mrzFormat } from '../../../src/domain/mrz/formats.ts';

const HOLDER = {
  issuer: 'UTO',
  nationality: 'UTO',
  birthDate: '740812',
  sex: 'F',
  expiryDate: '300415',
  surname: 'ERIKSSON',
  givenNames: 'ANNA',
};

/** `line:column` of every place that may be a letter unnoticed. */
function blindIn(id: MrzFormatId, fields: MrzComposition): string[] {
  const zone = composeMrz(id, { ...HOLDER, ...fields });
  return [...new Set(blindLookAlikes(mrzFormat(id), zone).map(({ line, start }) => `${line}:${start}`))];
}

const passport = (documentNumber: string) => blindIn('TD3', { documentCode: 'P', documentNumber });

describe('zeros and eights that may be letters', () => {
  it('are two beside letters whose exchange leaves the check digit as it is', () => {
    expect(passport('X00AB1234')).toEqual([]);
    expect(passport('00XAB1234')).toEqual(['1:0', '1:1']);
    expect(passport('A88B12345')).toEqual([]);
    expect(passport('X12C88R77')).toEqual([]);
    expect(passport('88RC12477')).toEqual(['1:0', '1:1']);
  });

  it('are not single ones, which the check digit sees', () => {
    expect(passport('X0AB12345')).toEqual([]);
  });

  it('are not those among digits, nor three and more in a row at the end or beginning of letters', () => {
    expect(passport('120034567')).toEqual([]);
    expect(passport('X00000000')).toEqual([]);
    expect(passport('X000HNTJ1')).not.toEqual([]);
  });

  it('are single ones under no check digit, where letters are allowed', () => {
    expect(blindIn('MRV_B', { documentCode: 'V', documentNumber: 'L8989', optional1: '70T' })).toEqual(['1:29']);
    expect(blindIn('MRV_B', { documentCode: 'V', documentNumber: 'L8989', optional1: '71T' })).toEqual([]);
  });

  it('are not in dates, which hold digits alone', () => {
    expect(passport('L898902C3')).toEqual([]);
  });
});
