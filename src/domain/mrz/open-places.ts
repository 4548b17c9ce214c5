import { countryFromMrz } from '../values/country-codes.ts';
import { blindLookAlikes } from './blind-look-alikes.ts';
import { isUnderDigit, misfits } from './check-lines.ts';
import type { MrzFormat, MrzRange } from './format-row.ts';
import { mrzFormat } from './formats.ts';
import type { MrzReading } from './parse.ts';

/**
 * A character that no check digit covers must be read at least this surely. Measured on 190 zones of photographs in four qualities: ten had
 * digits that held over wrong text, and the least sure character of each lay below 0.8; of the right ones four in five were surer throughout.
 */
const CLEAR = 0.9;

/** An `O` that no digit covers must be surer still: it is a `Q` whose tail was lost at up to 0.96 (2,002 drawn lines). */
const CLEAR_O = 0.97;

/**
 * A character that a digit covers must be too: digits are blind to one confusion in ten, among them `6` for `G`, `8` for `S`, `1` for
 * `L` and `K` for `<` (ICAO Doc 9303-3, 4.9: only values modulo 10 count).
 */
const CLEAR_UNDER_DIGIT = 0.8;

/**
 * The places of a zone whose text nothing vouches for, as ranges from top to bottom. A character is vouched for when it was read clearly and
 * every digit that covers it holds. All places are open when a check digit fails, the layout has none, a character is where none of its
 * kind may be, or the reader did not tell how sure it is of each character. A code of an issuer or nationality that no list knows stays open
 * unless a digit covers it, and so do zeros and eights that may be letters unnoticed (see {@link blindLookAlikes}).
 *
 * What this guarantees: a reading whose every misread character was doubtful to the reader (below 0.8 under a digit, 0.9 elsewhere) never
 * comes out without open places; nor does one with a single misread character under a digit that sees it. What no rule can see: misreadings
 * that the reader is sure of, where no digit stands for them; the print may (see `proveZone`).
 */
export function openPlaces(reading: MrzReading): readonly MrzRange[] {
  const format = mrzFormat(reading.format);
  const { characterConfidences, lines } = reading;
  const isReadable = reading.valid && reading.checks.length > 0 && misfits(format, lines).length === 0;
  if (!characterConfidences || !isReadable) return lines.map(wholeLine);
  const unclear = lines.flatMap((text, line) =>
    [...text].flatMap((_, column) => {
      const least = leastConfidence(format, lines, line, column);
      return (characterConfidences[line]?.[column] ?? 0) >= least ? [] : [{ line, start: column, end: column + 1 }];
    }),
  );
  return [...unclear, ...blindLookAlikes(format, lines), ...unknownCodes(reading, format)];
}

function leastConfidence(format: MrzFormat, lines: readonly string[], line: number, column: number): number {
  if (isUnderDigit(format, line, column)) return CLEAR_UNDER_DIGIT;
  return lines[line]?.charAt(column) === 'O' ? CLEAR_O : CLEAR;
}

/** Whether a reading of `range` was clear to the reader; true also where the reader does not tell. */
export function isClearUnderDigit({ characterConfidences }: MrzReading, { line, start, end }: MrzRange): boolean {
  const row = characterConfidences?.[line]?.slice(start, end) ?? [];
  return row.every((confidence) => confidence >= CLEAR_UNDER_DIGIT);
}

function wholeLine(text: string, line: number): MrzRange {
  return { line, start: 0, end: text.length };
}

function unknownCodes({ fields }: MrzReading, format: MrzFormat): MrzRange[] {
  return [fields.issuer, fields.nationality].flatMap((code) => {
    if (!code || isUnderDigit(format, code.line, code.start) || countryFromMrz(code.raw)) return [];
    return [{ line: code.line, start: code.start, end: code.end }];
  });
}
