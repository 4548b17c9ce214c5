import { field, type MrzFormat, range } from './format-row.ts';

/** Three lines of 30: cards of the size ID-1. Source: ICAO Doc 9303-5, 4.2.2 and appendix B. */
export const TD1: MrzFormat = {
  id: 'TD1',
  lineLengths: [30, 30, 30],
  fields: [
    field('documentCode', 'code', 0, 0, 2),
    field('issuer', 'alpha', 0, 2, 5),
    field('documentNumber', 'alphanumeric', 0, 5, 14),
    field('optional1', 'alphanumeric', 0, 15, 30),
    field('birthDate', 'date', 1, 0, 6),
    field('sex', 'sex', 1, 7, 8),
    field('expiryDate', 'date', 1, 8, 14),
    field('nationality', 'alpha', 1, 15, 18),
    field('optional2', 'alphanumeric', 1, 18, 29),
    field('names', 'names', 2, 0, 30),
  ],
  checks: [
    {
      name: 'documentNumber',
      ranges: [range(0, 5, 14)],
      digit: { line: 0, column: 14 },
      blankWhenEmpty: true,
      overflowsInto: 'optional1',
    },
    { name: 'birthDate', ranges: [range(1, 0, 6)], digit: { line: 1, column: 6 } },
    { name: 'expiryDate', ranges: [range(1, 8, 14)], digit: { line: 1, column: 14 } },
    {
      name: 'composite',
      ranges: [range(0, 5, 30), range(1, 0, 7), range(1, 8, 15), range(1, 18, 29)],
      digit: { line: 1, column: 29 },
    },
  ],
};

const VISA_HEAD = [field('documentCode', 'code', 0, 0, 2, ['V']), field('issuer', 'alpha', 0, 2, 5)] as const;

/** The first 28 positions of the second line are the same in TD2, TD3 and both visas. */
const SECOND_LINE = [
  field('documentNumber', 'alphanumeric', 1, 0, 9),
  field('nationality', 'alpha', 1, 10, 13),
  field('birthDate', 'date', 1, 13, 19),
  field('sex', 'sex', 1, 20, 21),
  field('expiryDate', 'date', 1, 21, 27),
] as const;

const BIRTH_CHECK = { name: 'birthDate', ranges: [range(1, 13, 19)], digit: { line: 1, column: 19 } } as const;
const EXPIRY_CHECK = { name: 'expiryDate', ranges: [range(1, 21, 27)], digit: { line: 1, column: 27 } } as const;
const NUMBER_CHECK = { name: 'documentNumber', ranges: [range(1, 0, 9)], digit: { line: 1, column: 9 } } as const;

/**
 * Two lines of 36: cards of the size ID-2. P opens passports only and V visas: lines that do are the head of longer ones. Source: ICAO Doc 9303-6, 4.2.2 and appendix B, 9303-4 and -7,
 * 4.2.2.
 */
export const TD2: MrzFormat = {
  id: 'TD2',
  lineLengths: [36, 36],
  fields: [
    field('documentCode', 'code', 0, 0, 2, ['ABCDEFGHIJKLMNOQRSTUWXYZ']),
    field('issuer', 'alpha', 0, 2, 5),
    field('names', 'names', 0, 5, 36),
    ...SECOND_LINE,
    field('optional1', 'alphanumeric', 1, 28, 35),
  ],
  checks: [
    { ...NUMBER_CHECK, blankWhenEmpty: true, overflowsInto: 'optional1' },
    BIRTH_CHECK,
    EXPIRY_CHECK,
    {
      name: 'composite',
      ranges: [range(1, 0, 10), range(1, 13, 20), range(1, 21, 35)],
      digit: { line: 1, column: 35 },
    },
  ],
};

/** Two lines of 44: passports. Source: ICAO Doc 9303-4, 4.2.2 and appendix B. */
export const TD3: MrzFormat = {
  id: 'TD3',
  lineLengths: [44, 44],
  fields: [
    field('documentCode', 'code', 0, 0, 2, ['P']),
    field('issuer', 'alpha', 0, 2, 5),
    field('names', 'names', 0, 5, 44),
    ...SECOND_LINE,
    field('optional1', 'alphanumeric', 1, 28, 42),
  ],
  checks: [
    NUMBER_CHECK,
    BIRTH_CHECK,
    EXPIRY_CHECK,
    { name: 'optional1', ranges: [range(1, 28, 42)], digit: { line: 1, column: 42 }, blankWhenEmpty: true },
    {
      name: 'composite',
      ranges: [range(1, 0, 10), range(1, 13, 20), range(1, 21, 43)],
      digit: { line: 1, column: 43 },
    },
  ],
};

/** Two lines of 44: full-page visas. They have no composite digit. Source: ICAO Doc 9303-7, data structure of MRV-A. */
export const MRV_A: MrzFormat = {
  id: 'MRV_A',
  lineLengths: [44, 44],
  signature: { line: 0, start: 0, text: 'V' },
  fields: [
    ...VISA_HEAD,
    field('names', 'names', 0, 5, 44),
    ...SECOND_LINE,
    field('optional1', 'alphanumeric', 1, 28, 44),
  ],
  checks: [NUMBER_CHECK, BIRTH_CHECK, EXPIRY_CHECK],
};

/** Two lines of 36: visas that leave room beside them. Source: ICAO Doc 9303-7, data structure of MRV-B. */
export const MRV_B: MrzFormat = {
  id: 'MRV_B',
  lineLengths: [36, 36],
  signature: { line: 0, start: 0, text: 'V' },
  fields: [
    ...VISA_HEAD,
    field('names', 'names', 0, 5, 36),
    ...SECOND_LINE,
    field('optional1', 'alphanumeric', 1, 28, 36),
  ],
  checks: [NUMBER_CHECK, BIRTH_CHECK, EXPIRY_CHECK],
};
