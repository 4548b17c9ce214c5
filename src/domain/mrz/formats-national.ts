import { field, type MrzFormat, range } from './format-row.ts';

/**
 * The French identity card of 1987–2021: two lines of 36 in a layout of its own. The number is year and month of issue, department
 * and a serial number; optional data is the code of the issuing office. The card has no expiry date here.
 * Source: décret n° 87-178 (carte nationale d'identité); the layout is that of the published specimen, whose digits it reproduces.
 */
export const FRENCH_ID: MrzFormat = {
  id: 'FRENCH_ID',
  lineLengths: [36, 36],
  signature: { line: 0, start: 0, text: 'IDFRA' },
  fields: [
    field('documentCode', 'code', 0, 0, 2, ['I', 'D']),
    field('issuer', 'alpha', 0, 2, 5, ['F', 'R', 'A']),
    field('surname', 'names', 0, 5, 30),
    field('optional1', 'alphanumeric', 0, 30, 36),
    field('documentNumber', 'alphanumeric', 1, 0, 12),
    field('givenNames', 'names', 1, 13, 27),
    field('birthDate', 'date', 1, 27, 33),
    field('sex', 'sex', 1, 34, 35),
  ],
  checks: [
    { name: 'documentNumber', ranges: [range(1, 0, 12)], digit: { line: 1, column: 12 } },
    { name: 'birthDate', ranges: [range(1, 27, 33)], digit: { line: 1, column: 33 } },
    { name: 'composite', ranges: [range(0, 0, 36), range(1, 0, 35)], digit: { line: 1, column: 35 } },
  ],
};

/**
 * The back of the French driving licence since 2013: one line of 30 with number, expiry and the first eight letters of the surname.
 * The number's digit covers the line from its start. Source: arrêté du 20 avril 2012 on the harmonised licence, following
 * ISO/IEC 18013-1; checked against the specimen.
 */
export const FRENCH_LICENCE: MrzFormat = {
  id: 'FRENCH_LICENCE',
  lineLengths: [30],
  signature: { line: 0, start: 0, text: 'D1FRA' },
  fields: [
    field('documentCode', 'code', 0, 0, 2, ['D', '1']),
    field('issuer', 'alpha', 0, 2, 5, ['F', 'R', 'A']),
    field('documentNumber', 'alphanumeric', 0, 5, 14),
    field('expiryDate', 'date', 0, 15, 21),
    field('surname', 'names', 0, 21, 29),
  ],
  checks: [
    { name: 'documentNumber', ranges: [range(0, 0, 14)], digit: { line: 0, column: 14 } },
    { name: 'composite', ranges: [range(0, 0, 29)], digit: { line: 0, column: 29 } },
  ],
};

/**
 * The back of the Dutch driving licence: one line of 30 with the version, the ten-digit licence number and thirteen random characters
 * that open the chip. Source: ISO/IEC 18013-3, basic access protection, as used by the RDW; checked against the specimen.
 */
export const DUTCH_LICENCE: MrzFormat = {
  id: 'DUTCH_LICENCE',
  lineLengths: [30],
  signature: { line: 0, start: 0, text: 'D1NLD' },
  fields: [
    field('documentCode', 'code', 0, 0, 2, ['D', '1']),
    field('issuer', 'alpha', 0, 2, 5, ['N', 'L', 'D']),
    field('version', 'digits', 0, 5, 6),
    field('documentNumber', 'digits', 0, 6, 16),
    field('optional1', 'alphanumeric', 0, 16, 29),
  ],
  checks: [{ name: 'composite', ranges: [range(0, 0, 29)], digit: { line: 0, column: 29 } }],
};

/**
 * The back of the Swiss driving licence: a short line with the number of the blank and the language, then number, birth date and names.
 * The licence number is the holder's nine-digit number and a serial of three. There is no check digit.
 * Source: layout as printed on the Swiss licence in credit card format (FAK), ASTRA.
 */
export const SWISS_LICENCE: MrzFormat = {
  id: 'SWISS_LICENCE',
  lineLengths: [9, 30, 30],
  signature: { line: 1, start: 0, text: 'FACHE' },
  fields: [
    field('blankNumber', 'alphanumeric', 0, 0, 6),
    field('language', 'alpha', 0, 6, 7, ['DFIR']),
    field('documentCode', 'code', 1, 0, 2, ['F', 'A']),
    field('issuer', 'alpha', 1, 2, 5, ['C', 'H', 'E']),
    field('documentNumber', 'digits', 1, 5, 17),
    field('birthDate', 'date', 1, 19, 25),
    field('names', 'names', 2, 0, 30),
  ],
  checks: [],
  fillers: [range(0, 7, 9), range(1, 17, 19), range(1, 25, 30)],
};
