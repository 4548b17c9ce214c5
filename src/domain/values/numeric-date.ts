import type { DateParts } from './date-interpretation.ts';
import type { DateOrder } from './date-order.ts';
import type { DateToken } from './date-tokens.ts';

/** A run of tokens that may be a date: tokens `from` up to but without `to`. */
export interface DateSpan {
  readonly from: number;
  readonly to: number;
  readonly readings: readonly DateParts[];
}

/** Between the parts of a numeric date: one separator, blanks around it, or blanks alone. */
const NUMERIC_GAP = /^(?:\s{0,3}[./,\-\\']\s{0,3}|\s{1,3})$/;

/** Whether `gap` may stand between two parts of a numeric date. */
export function isNumericGap(gap: string): boolean {
  return NUMERIC_GAP.test(gap);
}

function parts(year: string, month: string, day: string): DateParts {
  return { year: Number(year), isShortYear: year.length <= 2, month: Number(month), day: Number(day) };
}

function readingsYearLast(first: string, second: string, year: string, order: DateOrder | undefined): DateParts[] {
  const dayFirst = parts(year, second, first);
  const monthFirst = parts(year, first, second);
  if (order === 'DMY' && dayFirst.month <= 12) return [dayFirst];
  if (order === 'MDY' && monthFirst.month <= 12) return [monthFirst];
  return [dayFirst, monthFirst];
}

/** Whether three short groups can only be, or by the order known are, year, month and day. */
function isShortYearFirst(first: string, second: string, third: string, order: DateOrder | undefined): boolean {
  if (first.length !== 2 || Number(second) > 12 || Number(third) > 31) return false;
  return order === 'YMD' || Number(first) > 31;
}

/**
 * The readings of three groups of digits: the year first when it has four digits, else by `order`; where that is not known or does
 * not fit, day first and month first both. A part printed `00` stays open. Empty when the widths fit no date.
 */
export function readingsOfThree(
  first: string,
  second: string,
  third: string,
  order: DateOrder | undefined,
): readonly DateParts[] {
  if (second.length > 2) return [];
  if (first.length === 4) return third.length <= 2 ? [parts(first, second, third)] : [];
  if (first.length > 2) return [];
  if (third.length === 4) return readingsYearLast(first, second, third, order);
  if (third.length !== 2) return [];
  if (isShortYearFirst(first, second, third, order)) return [parts(first, second, third)];
  return readingsYearLast(first, second, third, order);
}

/** Three groups with separators from token `from` on, or two of which one has lost its separator (`12.081964`). */
export function numericDateAt(
  tokens: readonly DateToken[],
  from: number,
  order: DateOrder | undefined,
): DateSpan | undefined {
  const [first, second, third] = tokens.slice(from, from + 3);
  if (first?.kind !== 'number' || second?.kind !== 'number' || !isNumericGap(second.gap)) return undefined;
  if (second.text.length === 6 && second.gap.trim() !== '' && first.text.length === 2) {
    const readings = readingsOfThree(first.text, second.text.slice(0, 2), second.text.slice(2), order);
    return { from, to: from + 2, readings };
  }
  if (third?.kind !== 'number' || !isNumericGap(third.gap)) return undefined;
  return { from, to: from + 3, readings: readingsOfThree(first.text, second.text, third.text, order) };
}

/**
 * A date in one unbroken group: eight digits, the year first (ISO 8601 basic format) or last, or six with a short year. A
 * reading that fits `order` goes before the others; without one every reading counts.
 */
export function compactDateReadings(digits: string, order: DateOrder | undefined): readonly DateParts[] {
  const cut = (...ends: number[]): readonly DateParts[] => {
    const [a = 0, b = 0] = ends;
    return readingsOfThree(digits.slice(0, a), digits.slice(a, b), digits.slice(b), order);
  };
  if (digits.length === 6) return cut(2, 4);
  if (digits.length !== 8) return [];
  return order === 'DMY' || order === 'MDY' ? [...cut(2, 4)] : [...cut(4, 6), ...cut(2, 4)];
}
