import { invariant } from '../invariant.ts';
import type { MrzFieldKind, MrzFieldRow, MrzFormat, MrzFormatId } from './format-row.ts';
import { MRV_A, MRV_B, TD1, TD2, TD3 } from './formats-icao.ts';
import { DUTCH_LICENCE, FRENCH_ID, FRENCH_LICENCE, SWISS_LICENCE } from './formats-national.ts';

/**
 * Every known layout. Where several have the same shape the ones with a signature stand first: the first whose signature is on
 * the lines, or that needs none, is taken.
 */
export const MRZ_FORMATS: readonly MrzFormat[] = [
  TD1,
  FRENCH_ID,
  MRV_B,
  TD2,
  MRV_A,
  TD3,
  FRENCH_LICENCE,
  DUTCH_LICENCE,
  SWISS_LICENCE,
];

/** The layout with that id. */
export function mrzFormat(id: MrzFormatId): MrzFormat {
  const format = MRZ_FORMATS.find((candidate) => candidate.id === id);
  invariant(format, `no layout for ${id}`);
  return format;
}

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const FILLER = '<';

const ALPHABETS: Readonly<Record<MrzFieldKind, string>> = {
  code: LETTERS + DIGITS + FILLER,
  alpha: LETTERS + FILLER,
  digits: DIGITS,
  alphanumeric: LETTERS + DIGITS + FILLER,
  names: LETTERS + FILLER,
  sex: `MF${FILLER}`,
  date: DIGITS + FILLER,
};

/** The alphabets of every place of a layout, line by line: repairs ask for them thousands of times a picture. */
const knownAlphabets = new WeakMap<MrzFormat, readonly (readonly string[])[]>();

/**
 * The characters that may stand at `column` of `line` (both from 0): the narrowest set the layout allows, a string of distinct
 * characters; empty outside the layout. The first letter of a document code is always a letter.
 */
export function alphabetAt(format: MrzFormat, line: number, column: number): string {
  let alphabets = knownAlphabets.get(format);
  if (!alphabets) {
    alphabets = format.lineLengths.map((length, row) =>
      Array.from({ length }, (_, place) => narrowestAlphabet(format, row, place)),
    );
    knownAlphabets.set(format, alphabets);
  }
  return alphabets[line]?.[column] ?? '';
}

function narrowestAlphabet(format: MrzFormat, line: number, column: number): string {
  const check = format.checks.find((row) => row.digit.line === line && row.digit.column === column);
  if (check) return check.blankWhenEmpty ? DIGITS + FILLER : DIGITS;
  const row = format.fields.find((candidate) => isInside(candidate, line, column));
  if (row) return fieldAlphabet(row, column - row.start);
  return format.fillers?.some((candidate) => isInside(candidate, line, column)) ? FILLER : '';
}

function fieldAlphabet(row: MrzFieldRow, offset: number): string {
  const own = row.alphabets?.[offset];
  if (own !== undefined) return own;
  return row.kind === 'code' && offset === 0 ? LETTERS : ALPHABETS[row.kind];
}

function isInside(place: { line: number; start: number; end: number }, line: number, column: number): boolean {
  return place.line === line && column >= place.start && column < place.end;
}
