import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBarcodePayload } from '../../../src/domain/barcode/payload.ts';
import { holdsLuhn, holdsVerhoeff } from '../../../src/domain/values/digit-sums.ts';
import { fieldsOf, TODAY } from '../../unit/barcode/payload-fields.ts';

const name = fc
  .array(fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJLMNÑOPRSTUVZÁÉÍÓÚ'), minLength: 1, maxLength: 10 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '));
const sex = fc.constantFrom('M', 'F');
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const born = day('1920-01-01', '2004-12-31');
const issued = day('2005-01-01', '2024-12-31');

const dayFirst = (iso: string, separator: string) => iso.split('-').toReversed().join(separator);
const inWords = (iso: string) => {
  const month = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')[Number(iso.slice(5, 7)) - 1];
  return `${iso.slice(8)} ${month} ${iso.slice(0, 4)}`;
};

/** The number with the check digit behind it that makes `holds` true. */
const withCheckDigit = (number: string, holds: (number: string) => boolean) =>
  [...'0123456789'].map((digit) => `${number}${digit}`).find(holds) ?? '';

const argentine = fc.record({ surname: name, names: name, sex, number: digits(8), born, issued });
const southAfrican = fc.record({ surname: name, names: name, sex, serial: digits(6), born, issued });
const vietnamese = fc.record({ name, sex, province: digits(3), serial: digits(6), born, issued, address: name });

const printArgentine = (one: {
  surname: string;
  names: string;
  sex: string;
  number: string;
  born: string;
  issued: string;
}) =>
  `00271828182@${one.surname}@${one.names}@${one.sex}@${one.number}@B@${dayFirst(one.born, '/')}@${dayFirst(one.issued, '/')}`;

const southAfricanNumber = ({ born, serial }: { born: string; serial: string }) =>
  withCheckDigit(`${born.replaceAll('-', '').slice(2)}${serial}`, holdsLuhn);

describe('a code printed and read again', () => {
  it('of Argentina gives back its holder', () => {
    fc.assert(
      fc.property(argentine, (one) => {
        expect(fieldsOf(printArgentine(one))).toEqual({
          LAST_NAME: one.surname,
          FIRST_NAME: one.names,
          SEX: one.sex,
          DOCUMENT_NUMBER: one.number,
          DATE_OF_BIRTH: one.born,
          DATE_OF_ISSUE: one.issued,
          ISSUING_COUNTRY: 'ARG',
          ID_TYPE: 'IDENTITY CARD',
        });
      }),
    );
  });

  it('of South Africa gives back its holder, and nothing with another check digit', () => {
    fc.assert(
      fc.property(southAfrican, fc.integer({ min: 1, max: 9 }), (one, change) => {
        const number = southAfricanNumber(one);
        const text = `${one.surname}|${one.names}|${one.sex}|RSA|${number}|${inWords(one.born)}|RSA|CITIZEN|${inWords(one.issued)}|1|2|3`;
        expect(fieldsOf(text)).toMatchObject({
          LAST_NAME: one.surname,
          FIRST_NAME: one.names,
          DOCUMENT_NUMBER: number,
          DATE_OF_BIRTH: one.born,
          DATE_OF_ISSUE: one.issued,
        });
        const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + change) % 10}`;
        expect(fieldsOf(text.replace(number, wrong))).toEqual({});
      }),
    );
  });

  it('of Vietnam gives back its holder, and nothing with the number of the other sex', () => {
    fc.assert(
      fc.property(vietnamese, (one) => {
        const century = (Number(one.born.slice(0, 2)) - 19) * 2;
        const number = (digit: number) => `${one.province}${digit}${one.born.slice(2, 4)}${one.serial}`;
        const [own, other] = one.sex === 'M' ? [century, century + 1] : [century + 1, century];
        const text = (of: string) =>
          `${of}||${one.name}|${dayFirst(one.born, '')}|${one.sex === 'M' ? 'Nam' : 'Nữ'}|${one.address}|${dayFirst(one.issued, '')}`;
        expect(fieldsOf(text(number(own)))).toMatchObject({
          FULL_NAME: one.name,
          SEX: one.sex,
          DOCUMENT_NUMBER: number(own),
          DATE_OF_BIRTH: one.born,
          DATE_OF_ISSUE: one.issued,
          ADDRESS: one.address,
        });
        expect(fieldsOf(text(number(other)))).toEqual({});
      }),
    );
  });
});

describe('any text', () => {
  const beginnings = fc.constantFrom(
    '',
    '00123456789@A@B@M@12345678@A@',
    '@12345678@A@1@',
    'https://portal.sidiv.registrocivil.cl/docstatus?RUN=1-9&mrz=',
    '<PrintLetterBarcodeData uid="',
    'V2\u00ff3\u00ff271820210412093015221\u00ff',
    '079192031415||A|24121992|Nữ|',
    'A|B|F|RSA|9103140123087|14 MAR 1991|RSA|CITIZEN|',
    '{"Issuer":"PSA","subject":{"PCN":',
    'DC04FR0300011E581E581301FR',
    `0372300114${'\0'.repeat(14)}PubDSK_1`,
    'P<UTOERIKSSON<<ANNA',
    '\u00dc\u0003\u00d9\u00c5\u00d9\u00ca\u00c8\u00a7',
  );

  it('is read without a throw, and what is no code of a card gives nothing', () => {
    fc.assert(
      fc.property(beginnings, fc.string({ unit: 'binary' }), (beginning, rest) => {
        expect(readBarcodePayload({ format: 'QRCode', text: `${beginning}${rest}` }, TODAY)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('of any length of a good code is read without a throw', () => {
    fc.assert(
      fc.property(argentine, fc.nat(80), fc.string(), (one, length, rest) => {
        const text = `${printArgentine(one).slice(0, length)}${rest}`;
        expect(Array.isArray(readBarcodePayload({ format: 'PDF417', text }, TODAY))).toBe(true);
      }),
    );
  });
});

describe('Verhoeff’s check digit', () => {
  it('is found for every number, and sees every wrong digit and every two neighbours exchanged', () => {
    fc.assert(
      fc.property(digits(11), fc.nat(10), fc.integer({ min: 1, max: 9 }), (number, at, change) => {
        const good = withCheckDigit(number, holdsVerhoeff);
        expect(good).toHaveLength(12);
        const wrong = good.slice(0, at) + ((Number(good[at]) + change) % 10) + good.slice(at + 1);
        expect(holdsVerhoeff(wrong)).toBe(false);
        const exchanged = good.slice(0, at) + good.charAt(at + 1) + good.charAt(at) + good.slice(at + 2);
        expect(holdsVerhoeff(exchanged)).toBe(good[at] === good[at + 1]);
      }),
    );
  });

  it('is that of the published example', () => {
    expect(holdsVerhoeff('2363')).toBe(true);
    expect(holdsVerhoeff('2364')).toBe(false);
  });
});
