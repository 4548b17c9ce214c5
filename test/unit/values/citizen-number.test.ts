import { describe, expect, it } from 'vitest';
import { findCitizenNumber } from '../../../src/domain/values/citizen-number.ts';

const find = (line: string, country?: string) =>
  findCitizenNumber(line, { today: { year: 2026, month: 6, day: 1 }, ...(country ? { country } : {}) });

describe('the number of a citizen', () => {
  it('codes date of birth and sex on a Chinese card', () => {
    // The example of GB 11643-1999.
    expect(find('No 11010519491231002X')).toEqual({
      text: '11010519491231002X',
      country: 'CHN',
      holder: { birth: { year: 1949, month: 12, day: 31 }, sex: 'F' },
    });
  });

  it('codes them on a Korean card, with the century', () => {
    expect(find('900101-1234568')).toMatchObject({
      country: 'KOR',
      holder: { birth: { year: 1990, month: 1, day: 1 }, sex: 'M' },
    });
    expect(find('050229-4000000')).toBeUndefined();
    expect(find('040229-4000000')).toMatchObject({ country: 'KOR' });
  });

  it('tells nothing of the holder when its check digit fails', () => {
    expect(find('110105194912310021')).toEqual({ text: '110105194912310021', country: 'CHN' });
  });

  it.each(['110105194913310021', '1101051949123100212', 'A110105194912310021', '12345678-1234567', ''])(
    'is not %s',
    (line) => {
      expect(find(line)).toBeUndefined();
    },
  );

  it('codes date of birth and sex on a Malaysian card, of somebody old enough to have one', () => {
    expect(find('850712-14-5677')).toEqual({
      text: '850712-14-5677',
      country: 'MYS',
      holder: { birth: { year: 1985, month: 7, day: 12 }, sex: 'M' },
    });
    expect(find('120712-14-5678')?.holder).toEqual({ birth: { year: 2012, month: 7, day: 12 }, sex: 'F' });
    expect(find('200712-14-5678')?.holder?.birth.year).toBe(1920);
    expect(find('851312-14-5677')).toBeUndefined();
  });

  it('codes date of birth and sex in Mexico, whatever its check digit', () => {
    // The example of the Registro Nacional de Población.
    expect(find('CURP HEGG560427MVZRRL04')).toEqual({
      text: 'HEGG560427MVZRRL04',
      country: 'MEX',
      holder: { birth: { year: 1956, month: 4, day: 27 }, sex: 'F' },
    });
    expect(find('HEGG560427HVZRRLO1')?.holder).toEqual({ birth: { year: 1956, month: 4, day: 27 }, sex: 'M' });
    expect(find('HEGG060427MVZRRLA4')?.holder?.birth.year).toBe(2006);
    expect(find('HEGG560427MVZRRLA4')).toBeUndefined();
    expect(find('HEGG560427MXXRRL04')).toBeUndefined();
    expect(find('HEGG561327MVZRRL04')).toBeUndefined();
  });

  it('is known in Hong Kong by its check digit in brackets', () => {
    expect(find('K204816(3)')).toEqual({ text: 'K204816(3)', country: 'HKG' });
    expect(find('204816(3)')).toBeUndefined();
  });

  it('is three groups of four digits in India, and nothing elsewhere', () => {
    expect(find('2345 6789 0123', 'IND')).toEqual({ text: '2345 6789 0123', country: 'IND' });
    expect(find('1345 6789 0123', 'IND')).toBeUndefined();
    expect(find('2345 6789 0123')).toBeUndefined();
  });
});
