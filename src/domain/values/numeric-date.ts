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
const NUMERIC_GAP = /^(?:\s{0,3}[./,:\-\\']\s{0,3}|\s{1,3})$/;

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
function readingsOfThree(
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

/** Three groups of digits and the token after them. */
interface Groups {
  readonly parts: readonly [string, string, string];
  readonly to: number;
}

/** Two groups of which one has lost its separator: `12.081964`, `2005-0101`, `1208/1964`. */
function groupsOfTwo(first: DateToken, second: DateToken, to: number): Groups | undefined {
  const [a, b] = [first.text, second.text];
  if (second.gap.trim() === '') return undefined;
  if (a.length === 2 && b.length === 6) return { parts: [a, b.slice(0, 2), b.slice(2)], to };
  if (a.length !== 4 || b.length !== 4) return undefined;
  if (/^(?:19|20)/.test(a)) return { parts: [a, b.slice(0, 2), b.slice(2)], to };
  return /^(?:19|20)/.test(b) && /[./]/.test(second.gap) ? { parts: [a.slice(0, 2), a.slice(2), b], to } : undefined;
}

/** The year of `08/01/20 19`, which a reader has cut in two. */
function cutYear(tokens: readonly DateToken[], at: number): string | undefined {
  const [century, rest] = [tokens[at], tokens[at + 1]];
  if (rest?.kind !== 'number' || rest.text.length !== 2 || rest.gap !== ' ') return undefined;
  return century?.gap.trim() !== '' && /^(?:19|20)$/.test(century?.text ?? '')
    ? `${century?.text}${rest.text}`
    : undefined;
}

function groupsAt(tokens: readonly DateToken[], from: number): Groups | undefined {
  const [first, second, third] = tokens.slice(from, from + 3);
  if (first?.kind !== 'number' || second?.kind !== 'number' || !isNumericGap(second.gap)) return undefined;
  const two = groupsOfTwo(first, second, from + 2);
  if (two || third?.kind !== 'number' || !isNumericGap(third.gap)) return two;
  const year = second.gap.trim() === '' ? undefined : cutYear(tokens, from + 2);
  return { parts: [first.text, second.text, year ?? third.text], to: from + (year ? 4 : 3) };
}

/**
 * A date in digits with separators that begins with token `from`; one lost separator or a blank in the year do no harm. Between full stops
 * the month never comes first, whatever the order of the document (CLDR 48: no locale prints it so).
 */
export function numericDateAt(
  tokens: readonly DateToken[],
  from: number,
  order: DateOrder | undefined,
): DateSpan | undefined {
  const groups = groupsAt(tokens, from);
  if (!groups) return undefined;
  const isDotted = tokens.slice(from + 1, groups.to).every(({ gap }) => gap.trim() === '.');
  const own = order === 'MDY' && isDotted ? 'DMY' : order;
  return { from, to: groups.to, readings: readingsOfThree(...groups.parts, own) };
}

function isPlausible({ year, isShortYear, month, day }: DateParts): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (isShortYear || /^(?:1[89]|2[01])/.test(String(year)));
}

/**
 * A date in one unbroken group: eight digits with the year first (ISO 8601 basic format) or last, or six with a short year.
 * What fits `order` goes before the rest; without an order every plausible reading counts.
 */
export function compactDateReadings(digits: string, order: DateOrder | undefined): readonly DateParts[] {
  const cut = (a: number, b: number): readonly DateParts[] =>
    readingsOfThree(digits.slice(0, a), digits.slice(a, b), digits.slice(b), order).filter(isPlausible);
  if (digits.length === 6) return cut(2, 4);
  if (digits.length !== 8) return [];
  const [yearFirst, yearLast] = [cut(4, 6), cut(2, 4)];
  if (order === undefined) return [...yearFirst, ...yearLast];
  const [fitting, other] = order === 'YMD' ? [yearFirst, yearLast] : [yearLast, yearFirst];
  return fitting.length > 0 ? fitting : other;
}
