import fc from 'fast-check';
import type { MrzComposition } from '../../src/domain/mrz/compose.ts';
import type { MrzFormatId } from '../../src/domain/mrz/format-row.ts';
import { mrzFormat } from '../../src/domain/mrz/formats.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

/** A composition and the layout it is for. */
export interface ComposedMrz {
  readonly format: MrzFormatId;
  readonly fields: MrzComposition;
}

const textOf = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });

const letters = (minLength: number, maxLength: number) => textOf(LETTERS, minLength, maxLength);
const codes = (minLength: number, maxLength: number) => textOf(LETTERS + DIGITS, minLength, maxLength);
const name = (maxWords: number, maxLength: number) =>
  fc.array(letters(1, maxLength), { minLength: 1, maxLength: maxWords }).map((words) => words.join(' '));

const date = fc
  .record({
    year: fc.integer({ min: 0, max: 99 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => [year, month, day].map((part) => String(part).padStart(2, '0')).join(''));

const issuer = fc.constantFrom('UTO', 'DEU', 'D', 'ITA', 'SWE', 'XXA');
const sex = fc.constantFrom('M', 'F', '<');

const holder = { birthDate: date, expiryDate: date, sex, nationality: issuer };
const names = (maxLength: number) => ({ surname: name(2, maxLength), givenNames: name(2, maxLength) });

const documentNumberAndOptional = (width: number, room: number) =>
  fc.oneof(
    fc.record({ documentNumber: codes(1, width), optional1: codes(0, room) }),
    fc.integer({ min: 1, max: room - 2 }).chain((extra) =>
      fc.record({
        documentNumber: codes(width + extra, width + extra),
        optional1: codes(0, room - extra - 2),
      }),
    ),
  );

const COMPOSITIONS: Readonly<Record<MrzFormatId, fc.Arbitrary<MrzComposition>>> = {
  TD1: fc
    .tuple(
      fc.record({
        documentCode: fc.constantFrom('I', 'ID', 'AR', 'C1'),
        issuer,
        optional2: codes(0, 11),
        ...holder,
        ...names(6),
      }),
      documentNumberAndOptional(9, 15),
    )
    .map(([a, b]) => ({ ...a, ...b })),
  TD2: fc
    .tuple(
      fc.record({ documentCode: fc.constantFrom('I', 'ID', 'IR'), issuer, ...holder, ...names(6) }),
      documentNumberAndOptional(9, 7),
    )
    .map(([a, b]) => ({ ...a, ...b })),
  TD3: fc.record({
    documentCode: fc.constantFrom('P', 'PD', 'PM'),
    issuer,
    documentNumber: codes(1, 9),
    optional1: codes(0, 14),
    ...holder,
    ...names(8),
  }),
  MRV_A: fc.record({
    documentCode: fc.constantFrom('V', 'VC'),
    issuer,
    documentNumber: codes(1, 9),
    optional1: codes(0, 16),
    ...holder,
    ...names(8),
  }),
  MRV_B: fc.record({
    documentCode: fc.constantFrom('V', 'VC'),
    issuer,
    documentNumber: codes(1, 9),
    optional1: codes(0, 8),
    ...holder,
    ...names(6),
  }),
  FRENCH_ID: fc.record({
    documentCode: fc.constant('ID'),
    issuer: fc.constant('FRA'),
    documentNumber: codes(12, 12),
    optional1: codes(0, 6),
    birthDate: date,
    sex,
    surname: name(2, 11),
    givenNames: name(2, 6),
  }),
  FRENCH_LICENCE: fc.record({
    documentCode: fc.constant('D1'),
    issuer: fc.constant('FRA'),
    documentNumber: codes(9, 9),
    expiryDate: date,
    surname: name(1, 7),
  }),
  DUTCH_LICENCE: fc.record({
    documentCode: fc.constant('D1'),
    issuer: fc.constant('NLD'),
    version: fc.constantFrom('1', '2'),
    documentNumber: textOf(DIGITS, 10, 10),
    optional1: codes(13, 13),
  }),
  SWISS_LICENCE: fc.record({
    blankNumber: fc.tuple(letters(3, 3), textOf(DIGITS, 3, 3)).map((parts) => parts.join('')),
    language: fc.constantFrom('D', 'F', 'I', 'R'),
    documentCode: fc.constant('FA'),
    issuer: fc.constant('CHE'),
    documentNumber: textOf(DIGITS, 12, 12),
    birthDate: date,
    ...names(6),
  }),
};

/** A zone of the given layout, or of any. */
export function composedMrz(formats: readonly MrzFormatId[] = Object.keys(COMPOSITIONS) as MrzFormatId[]) {
  return fc
    .constantFrom(...formats)
    .chain((format) => COMPOSITIONS[format].map((fields): ComposedMrz => ({ format, fields })));
}

/** A place that a check digit of the layout covers, or that holds one. */
export function checkedPlace(format: MrzFormatId) {
  const places = mrzFormat(format).checks.flatMap((check) => [
    check.digit,
    ...check.ranges.flatMap(({ line, start, end }) =>
      Array.from({ length: end - start }, (_, offset) => ({ line, column: start + offset })),
    ),
  ]);
  return fc.constantFrom(...places);
}

/** Any character of the machine-readable zone. */
export const mrzCharacter = fc.constantFrom(...`${LETTERS}${DIGITS}<`);

/** Text that looks like a zone and is none, or anything at all. */
export const anyLines = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: mrzCharacter, minLength: 28, maxLength: 46 }),
  ),
  { maxLength: 4 },
);
