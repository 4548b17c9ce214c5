import { checkDigit } from './check-digit.ts';
import type { MrzCheckRow, MrzFormat } from './format-row.ts';

/** A document number that runs on into optional data. */
export interface LongDocumentNumber {
  /** All characters of the number, without fillers. */
  readonly number: string;
  /** Where its check digit stands. */
  readonly digit: { readonly line: number; readonly column: number };
}

/** What {@link longDocumentNumber} makes of a `<` in the place of the digit. */
export interface LongNumberCheck {
  readonly long?: LongDocumentNumber;
  /** The digit that the number would need. */
  readonly expected: string;
}

/**
 * Reads a document number of more than nine characters, if the lines hold one: `<` in the place of its check digit, the rest of the
 * number and its digit at the start of the optional data. Some issuers count the `<` in between as a character of the number when they
 * compute the digit (Belgium), others do not: both are accepted, and a number whose digit fails either way is not taken for a long one.
 * Source: ICAO Doc 9303-5, 4.2.2, note on document numbers, and 9303-6, 4.2.2.
 */
export function longDocumentNumber(
  format: MrzFormat,
  check: MrzCheckRow,
  lines: readonly string[],
): LongNumberCheck | undefined {
  const optional = format.fields.find((row) => row.name === check.overflowsInto);
  const base = check.ranges[0];
  if (!optional || !base || charAt(lines, check.digit) !== '<') return undefined;
  const overflow = (lines[optional.line] ?? '').slice(optional.start, optional.end).split('<')[0] ?? '';
  if (overflow === '') return undefined;
  const head = (lines[base.line] ?? '').slice(base.start, base.end);
  const rest = overflow.slice(0, -1);
  const expected = [checkDigit(`${head}<${rest}`), checkDigit(`${head}${rest}`)];
  const found = overflow.slice(-1);
  if (!expected.includes(found)) return { expected: expected[0] ?? '' };
  const digit = { line: optional.line, column: optional.start + rest.length };
  return { long: { number: `${head}${rest}`.replaceAll('<', ''), digit }, expected: found };
}

function charAt(lines: readonly string[], place: { line: number; column: number }): string {
  return (lines[place.line] ?? '').charAt(place.column);
}
