import { type DateContext, interpretDate, type PrintedDate } from './date-interpretation.ts';
import { type DateToken, dateTokens, plainDigits } from './date-tokens.ts';
import { ideographicDates } from './ideographic-date.ts';
import { namedMonthDateAt } from './named-month-date.ts';
import { compactDateReadings, type DateSpan, isNumericGap, numericDateAt } from './numeric-date.ts';

export type { DateContext, PrintedDate } from './date-interpretation.ts';
export type { DateOrder } from './date-order.ts';

/** A date inside a line of print; UTF-16 indices, `end` exclusive. */
export interface FoundDate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly date: PrintedDate;
}

interface Candidate extends Omit<FoundDate, 'text'> {
  /** Whether one and the same separator stands between its parts, or names part them. */
  readonly isEven: boolean;
}

/** Three short groups in a longer row of groups (`01 23 45 67 89`) are no date, for nothing in them says so. */
function isInsideRow(tokens: readonly DateToken[], { from, to }: DateSpan): boolean {
  const inner = tokens[from + 1]?.gap;
  const before = tokens[from - 1];
  const after = tokens[to];
  // One digit at the head of the line is the number of the field: `3.12.08.64`.
  const isLabelled = from === 1 && before?.text.length === 1;
  if (tokens.slice(from, to).some((token) => token.kind === 'word' || token.text.length === 4)) return false;
  const followsNumber = before?.kind === 'number' && tokens[from]?.gap === inner && !isLabelled;
  return followsNumber || (after?.kind === 'number' && after.gap === inner);
}

/** Whether letters or digits are glued to the span, so that it is a piece of a longer number. */
function isGluedToNumber(tokens: readonly DateToken[], { from, to }: DateSpan): boolean {
  const before = tokens[from - 1];
  const after = tokens[to];
  return (
    (before?.kind === 'number' && tokens[from]?.gap === '') ||
    (after?.kind === 'number' && after.gap === '') ||
    (after?.kind === 'number' && after.gap === '-' && after.text.length > 2)
  );
}

function candidatesAt(tokens: readonly DateToken[], from: number, context: DateContext): Candidate[] {
  const spans = [numericDateAt(tokens, from, context.order), namedMonthDateAt(tokens, from)];
  return spans.flatMap((span) => {
    if (!span || isInsideRow(tokens, span) || isGluedToNumber(tokens, span)) return [];
    return candidateOf(tokens, span, context);
  });
}

function isEven(tokens: readonly DateToken[], { from, to }: DateSpan): boolean {
  const span = tokens.slice(from, to);
  if (span.some((token) => token.kind === 'word')) return true;
  return new Set(span.slice(1).map((token) => token.gap)).size <= 1;
}

function candidateOf(tokens: readonly DateToken[], span: DateSpan, context: DateContext): Candidate[] {
  const date = interpretDate(span.readings, context);
  const start = tokens[span.from]?.start;
  const end = tokens[span.to - 1]?.end;
  return date && start !== undefined && end !== undefined ? [{ start, end, date, isEven: isEven(tokens, span) }] : [];
}

/** How much speaks for a candidate: full dates over months, one separator over two (`3. 12.08.64` begins with a label). */
function rank({ date, isEven: even }: Candidate): number {
  return (date.kind === 'partial' ? 0 : 2) + (even ? 1 : 0);
}

/** Of equal rank the longer one, so that `12.08.1964` in `3.12.08.1964` wins over `3.12.08`. */
function strongestFirst(a: Candidate, b: Candidate): number {
  return rank(b) - rank(a) || b.end - b.start - (a.end - a.start);
}

function apart(candidates: readonly Candidate[]): Candidate[] {
  const taken: Candidate[] = [];
  for (const each of candidates.toSorted(strongestFirst)) {
    if (taken.every((other) => each.end <= other.start || each.start >= other.end)) taken.push(each);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** `2024`, `2019 - 2029`: lines of years and nothing else. */
function yearsAlone(tokens: readonly DateToken[], context: DateContext): Candidate[] {
  const isRange = tokens.every(
    (token, index) =>
      token.kind === 'number' && token.text.length === 4 && (index === 0 || /^\s*[-/]\s*$/.test(token.gap)),
  );
  if (!isRange || tokens.length > 2) return [];
  return tokens.flatMap((token, from) =>
    candidateOf(
      tokens,
      { from, to: from + 1, readings: [{ year: Number(token.text), isShortYear: false, month: 0, day: 0 }] },
      context,
    ),
  );
}

/** `08/2024`, `2024-08`: a month and a full year. */
function monthsOfYears(tokens: readonly DateToken[], context: DateContext): Candidate[] {
  return tokens.flatMap((first, from) => {
    const second = tokens[from + 1];
    if (first.kind !== 'number' || second?.kind !== 'number' || !isNumericGap(second.gap) || second.gap.trim() === '')
      return [];
    const [month, year] = first.text.length === 4 ? [second.text, first.text] : [first.text, second.text];
    if (month.length !== 2 || year.length !== 4) return [];
    const span = {
      from,
      to: from + 2,
      readings: [{ year: Number(year), isShortYear: false, month: Number(month), day: 0 }],
    };
    return isGluedToNumber(tokens, span) ? [] : candidateOf(tokens, span, context);
  });
}

/** `01012003`: unbroken digits, where a date is expected. */
function unbrokenDates(tokens: readonly DateToken[], context: DateContext): Candidate[] {
  if (context.role === undefined) return [];
  return tokens.flatMap((token, from) => {
    const span = { from, to: from + 1, readings: compactDateReadings(token.text, context.order) };
    const stands = token.kind === 'number' && token.text.length === 8 && !isGluedToNumber(tokens, span);
    return stands ? candidateOf(tokens, span, context).map((each) => ({ ...each, isEven: false })) : [];
  });
}

/** `0402 1983`, `04 021983`: the separators lost but for a blank, in a line that says nothing else. */
function blankDate(tokens: readonly DateToken[], context: DateContext): Candidate[] {
  const [first, second] = tokens;
  if (tokens.length !== 2 || first?.kind !== 'number' || second?.kind !== 'number' || second.gap.trim() !== '')
    return [];
  const digits = `${first.text}${second.text}`;
  if (!/^(?:\d{4}|\d\d)$/.test(first.text) || !/^\d{4}(?:19|20)\d\d$/.test(digits)) return [];
  const span = { from: 0, to: 2, readings: compactDateReadings(digits, context.order) };
  return candidateOf(tokens, span, context).map((each) => ({ ...each, isEven: false }));
}

function allCandidates(text: string, context: DateContext): Candidate[] {
  const plain = plainDigits(text);
  const tokens = dateTokens(plain);
  const ideographic = ideographicDates(plain).flatMap(({ start, end, readings }) => {
    const date = interpretDate(readings, context);
    return date ? [{ start, end, date, isEven: true }] : [];
  });
  return [
    ...ideographic,
    ...tokens.flatMap((_, from) => candidatesAt(tokens, from, context)),
    ...monthsOfYears(tokens, context),
    ...yearsAlone(tokens, context),
    ...unbrokenDates(tokens, context),
    ...blankDate(tokens, context),
  ];
}

/**
 * The dates inside a line of print, from left to right, none overlapping; see {@link readPrintedDate} for what is a date.
 * Eight unbroken digits are taken only where a role says that a date is expected, years only where nothing else stands in the
 * line: elsewhere most of those are numbers of another kind.
 */
export function findPrintedDates(text: string, context: DateContext): readonly FoundDate[] {
  return apart(allCandidates(text, context)).map((each) => ({ ...each, text: text.slice(each.start, each.end) }));
}

/** What may stand beside a date that is the whole text: punctuation, and words such as `r.`, `г.`, 生, まで有効. */
const BESIDE_DATE = /^[^\p{L}\p{N}]*(?:(?:[rdRD]|г|生|まで有効|まで|有効)[^\p{L}\p{N}]*)?$/u;

/**
 * Reads the whole of `text` as a date, in the forms and languages that identity documents print: numeric with any separator,
 * month names (two languages at once too), Roman months, Chinese, Japanese and Korean forms, eras, Thai years, unbroken
 * digits, months and years alone, parts left open (`00`, `XX`). Letters that a reader takes for digits are mended inside groups of
 * digits. Undefined when it is no date or names a day that does not exist, so that the caller keeps the print.
 */
export function readPrintedDate(text: string, context: DateContext): PrintedDate | undefined {
  const candidates = allCandidates(text, context).toSorted(strongestFirst);
  const whole = candidates.find(
    ({ start, end }) => BESIDE_DATE.test(text.slice(0, start)) && BESIDE_DATE.test(text.slice(end)),
  );
  if (whole) return whole.date;
  const tokens = dateTokens(plainDigits(text));
  const [only] = tokens;
  if (tokens.length !== 1 || only?.kind !== 'number') return undefined;
  return interpretDate(compactDateReadings(only.text, context.order), context);
}
