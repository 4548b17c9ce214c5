import { describe, expect, it } from 'vitest';
import { readSex } from '../../../src/domain/values/sex.ts';

describe('printed sex', () => {
  it.each([
    ['M', 'M'],
    ['f', 'F'],
    ['X', 'X'],
    ['<', 'X'],
    ['MALE', 'M'],
    ['WEIBLICH', 'F'],
    ['Mara / Female', 'F'],
    ['K/F', 'F'],
    ['K/M', 'M'],
    ['Ž/F', 'F'],
    ['Z/F', 'F'],
    ['V/F', 'F'],
    ['V/M', 'M'],
    ['N/F', 'F'],
    ['MOT/F', 'F'],
    ['M / M', 'M'],
    ['F F', 'F'],
    ['Ж', 'F'],
    ['М', 'M'],
    ['Ч/M', 'M'],
    ['Θ/F', 'F'],
    ['男', 'M'],
    ['女', 'F'],
    ['X/F', 'F'],
    ['HOMBRE', 'M'],
    ['1', 'M'],
    ['2', 'F'],
    ['9', 'X'],
    ['M/F', undefined],
    ['F/M', undefined],
    ['V', undefined],
    ['N', undefined],
    ['E', undefined],
    ['SEX', undefined],
    ['9. CI:', undefined],
    ['9.', undefined],
    ['1:', undefined],
    ['15 M', 'M'],
    ['', undefined],
  ])('%s is %s', (print, sex) => {
    expect(readSex(print)).toBe(sex);
  });

  it.each([
    ['M', 'MEX', 'F'],
    ['H', 'MEX', 'M'],
    ['H', undefined, 'M'],
    ['E / M', 'TUR', 'M'],
    ['K / F', 'TUR', 'F'],
    ['K', 'AZE', 'M'],
    ['K/M', 'AZE', 'M'],
    ['K', 'POL', 'F'],
    ['F/M', 'HUN', 'M'],
    ['N/F', 'HUN', 'F'],
    ['F/M', 'IRL', 'M'],
    ['B/F', 'IRL', 'F'],
    ['M/F', 'LTU', 'F'],
    ['V', 'NLD', 'F'],
    ['V', 'LVA', 'M'],
    ['M', 'ESP', 'M'],
  ])('%s on a document of %s is %s', (print, country, sex) => {
    expect(readSex(print, country)).toBe(sex);
  });
});
