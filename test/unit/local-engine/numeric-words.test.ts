import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { withDigitsInNumericWords } from '../../../src/adapters/local-engine/reading/numeric-words.ts';

describe('digits in numeric words', () => {
  it.each([
    ['86O STATE ST', '860 STATE ST'],
    ['O5/06/1984', '05/06/1984'],
    ['1OO115 BERLIN', '100115 BERLIN'],
    ['No. 12-3l4', 'No. 12-314'],
    ['97O1O', '97010'],
    ['1QO75 OAK AVE', '10075 OAK AVE'],
    ['KXØ000002', 'KX0000002'],
  ])('writes the digits of %j', (read, meant) => {
    expect(withDigitsInNumericWords(read)).toBe(meant);
  });

  it.each([
    'OSLO',
    '2100 KØBENHAVN Ø',
    'K682T8YLO',
    'I O U',
    '5O',
    'OOO12',
    'LO1234',
    '12 Oil Rd',
    'PO BOX 12',
    '3rd',
    'I1234562',
    '12345678Q',
    'O1234567',
    '10l',
  ])('leaves %j', (read) => {
    expect(withDigitsInNumericWords(read)).toBe(read);
  });

  test.prop([fc.string()])('keeps the length of a text and changes nothing when done twice', (text) => {
    const once = withDigitsInNumericWords(text);
    expect(once).toHaveLength(text.length);
    expect(withDigitsInNumericWords(once)).toBe(once);
  });
});
