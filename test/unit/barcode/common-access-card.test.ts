import { describe, expect, it } from 'vitest';
import { fieldsOf } from './payload-fields.ts';

/** Days from 1 January 1000 in base 32, four digits. */
const day = (iso: string) =>
  ((Date.parse(iso) - Date.parse('1000-01-01')) / 86_400_000).toString(32).toUpperCase().padStart(4, '0');

interface Parts {
  readonly start?: string;
  readonly number?: number;
  readonly given?: string;
  readonly birth?: string;
  readonly expiry?: string;
  readonly end?: string;
}

const card = ({
  start = 'N',
  number = 1_314_159_265,
  given = 'Philippa',
  birth = '1988-02-29',
  expiry = '2026-09-30',
  end = 'Q',
}: Parts = {}) =>
  `${start}0TO4MLF${number.toString(32).toUpperCase().padStart(7, '0')}${given.padEnd(20)}${"O'Connell-Vance".padEnd(26)}${day(birth)}` +
  `AF06SSgt  ME05${day('2023-10-01')}${day(expiry)}A${end}`;

describe('the code of a Common Access Card', () => {
  it('becomes fields', () => {
    expect(fieldsOf(card())).toEqual({
      FIRST_NAME: 'Philippa',
      MIDDLE_NAME: 'Q',
      LAST_NAME: "O'Connell-Vance",
      DATE_OF_BIRTH: '1988-02-29',
      DATE_OF_ISSUE: '2023-10-01',
      EXPIRATION_DATE: '2026-09-30',
      DOCUMENT_NUMBER: '1314159265',
      ISSUING_COUNTRY: 'USA',
      ID_TYPE: 'IDENTIFICATION CARD',
    });
  });

  it('of the first version has no middle initial', () => {
    const fields = fieldsOf(card({ start: '1', end: '' }));
    expect(fields).toMatchObject({ FIRST_NAME: 'Philippa', DATE_OF_BIRTH: '1988-02-29' });
    expect(fields).not.toHaveProperty('MIDDLE_NAME');
  });

  it.each([
    ['a number of nine digits', card({ number: 314_159_265 })],
    ['an expiry before the issue', card({ expiry: '2022-09-30' })],
    ['a birth after the issue', card({ birth: '2024-02-29' })],
    ['a birth long ago', card({ birth: '1788-02-29' })],
    ['a name of digits', card({ given: '4711' })],
    ['one character too few', card().slice(1)],
    ['one character too many', `${card()}X`],
    ['a letter that base 32 does not have', card().replace('0TO4ML', '0TO4MZ')],
    ['other text of its length', 'N'.repeat(89)],
  ])('gives nothing with %s', (_, text) => {
    expect(fieldsOf(text)).toEqual({});
  });
});
