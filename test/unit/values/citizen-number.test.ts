import { describe, expect, it } from 'vitest';
import { findCitizenNumber } from '../../../src/domain/values/citizen-number.ts';

describe('the number of a citizen', () => {
  it('codes date of birth and sex on a Chinese card', () => {
    // The example of GB 11643-1999.
    expect(findCitizenNumber('No 11010519491231002X')).toEqual({
      text: '11010519491231002X',
      country: 'CHN',
      holder: { birth: { year: 1949, month: 12, day: 31 }, sex: 'F' },
    });
  });

  it('codes them on a Korean card, with the century', () => {
    expect(findCitizenNumber('900101-1234568')).toMatchObject({
      country: 'KOR',
      holder: { birth: { year: 1990, month: 1, day: 1 }, sex: 'M' },
    });
    expect(findCitizenNumber('050229-4000000')).toBeUndefined();
    expect(findCitizenNumber('040229-4000000')).toMatchObject({ country: 'KOR' });
  });

  it('tells nothing of the holder when its check digit fails', () => {
    expect(findCitizenNumber('110105194912310021')).toEqual({ text: '110105194912310021', country: 'CHN' });
  });

  it.each(['110105194913310021', '1101051949123100212', 'A110105194912310021', '12345678-1234567', ''])(
    'is not %s',
    (line) => {
      expect(findCitizenNumber(line)).toBeUndefined();
    },
  );
});
