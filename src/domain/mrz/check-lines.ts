import { checkDigit } from './check-digit.ts';
import type { MrzCheckName, MrzCheckRow, MrzFormat } from './format-row.ts';
import { alphabetAt } from './formats.ts';
import { longDocumentNumber } from './long-document-number.ts';

/** How one check digit came out. */
export interface MrzCheck {
  readonly name: MrzCheckName;
  readonly valid: boolean;
  /** The digit that the covered characters ask for. */
  readonly expected: string;
  /** The character that stands there. */
  readonly found: string;
}

/** Computes every check digit of `lines`, which have the shape of `format`. Source: ICAO Doc 9303-3, 4.9. */
export function checkLines(format: MrzFormat, lines: readonly string[]): readonly MrzCheck[] {
  return format.checks.map((row) => evaluateCheck(format, row, lines));
}

/** Computes one check digit. */
export function evaluateCheck(format: MrzFormat, row: MrzCheckRow, lines: readonly string[]): MrzCheck {
  const covered = row.ranges.map(({ line, start, end }) => (lines[line] ?? '').slice(start, end)).join('');
  const found = (lines[row.digit.line] ?? '').charAt(row.digit.column);
  const expected = checkDigit(covered);
  if (found === expected) return { name: row.name, valid: true, expected, found };
  if (row.overflowsInto) {
    const overflow = longDocumentNumber(format, row, lines);
    if (overflow) return { name: row.name, valid: overflow.long !== undefined, expected: overflow.expected, found };
  }
  const valid = row.blankWhenEmpty === true && found === '<' && /^<*$/.test(covered);
  return { name: row.name, valid, expected, found };
}

/** A character at a place that its layout forbids. */
export interface MrzMisfit {
  readonly line: number;
  readonly column: number;
}

/** Every place of `lines` whose character is outside the alphabet of its position. */
export function misfits(format: MrzFormat, lines: readonly string[]): readonly MrzMisfit[] {
  return lines.flatMap((text, line) =>
    [...text].flatMap((character, column) =>
      alphabetAt(format, line, column).includes(character) ? [] : [{ line, column }],
    ),
  );
}

/** Whether a check digit of the layout covers this place or stands on it. */
export function isUnderDigit({ checks }: MrzFormat, line: number, column: number): boolean {
  return checks.some(({ digit, ranges }) => {
    const isDigit = digit.line === line && digit.column === column;
    return isDigit || ranges.some((range) => range.line === line && range.start <= column && column < range.end);
  });
}
