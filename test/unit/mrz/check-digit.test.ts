import { describe, expect, it } from 'vitest';
import { characterValue, checkDigit, isBlindTo } from '../../../src/domain/mrz/check-digit.ts';

describe('check digit', () => {
  it.each([
    // Worked examples of ICAO Doc 9303-3, 4.9 and 9303-4, appendix B.
    ['520727', '3'],
    ['AB2134<<<', '5'],
    ['L898902C3', '6'],
    ['740812', '2'],
    ['120415', '9'],
    ['ZE184226B<<<<<', '1'],
    ['', '0'],
  ])('of %s is %s', (text, digit) => {
    expect(checkDigit(text)).toBe(digit);
  });

  it('counts a character from outside the zone as a filler', () => {
    expect(checkDigit('52é727')).toBe(checkDigit('52<727'));
    expect(characterValue('é')).toBeUndefined();
    expect(characterValue('a')).toBeUndefined();
    expect(characterValue('12')).toBeUndefined();
  });

  it('is blind to a change within a class modulo ten, whatever the weight', () => {
    for (const weight of [7, 3, 1] as const) {
      expect(isBlindTo(weight, 'B', 'L')).toBe(true);
      expect(isBlindTo(weight, '<', 'K')).toBe(true);
      expect(isBlindTo(weight, '0', 'O')).toBe(false);
      expect(isBlindTo(weight, '0', 'é')).toBe(false);
    }
  });
});
