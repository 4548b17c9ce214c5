import type { FieldCandidate } from '../../evidence/candidate.ts';
import { addYears, type CalendarDate, compareDates, isoDate, parseIsoDate } from '../../values/calendar-date.ts';
import { findPrintedDates, readPrintedDate } from '../../values/printed-date.ts';
import { shownDateOrder } from '../../values/shown-date-order.ts';
import type { PrintPiece } from '../label-blocks.ts';
import { printCandidate } from '../print-value.ts';
import type { ValueContext } from '../value-reading.ts';

interface LooseDate {
  readonly text: string;
  readonly date: CalendarDate;
  readonly piece: PrintPiece;
}

/** `order`: that of the issuer; where it is unknown, the one that the dates themselves show. */
function looseDates(pieces: readonly PrintPiece[], { today, order }: ValueContext): LooseDate[] {
  const found = pieces.flatMap((piece) => findPrintedDates(piece.text, { today }).map(({ text }) => ({ text, piece })));
  const likely = order ?? shownDateOrder(found.map(({ text }) => ({ text, context: { today } })));
  const context = { today, ...(likely ? { order: likely } : {}) };
  return found.flatMap(({ text, piece }) => {
    const date = /\d{4}/.test(text) ? readPrintedDate(text, context) : undefined;
    return date?.kind === 'exact' ? [{ text, date: date.date, piece }] : [];
  });
}

/** Nearly all holders are older when their documents are issued, and no document is valid for longer but a few identity cards. */
const YOUNGEST_HOLDER_YEARS = 14;

/** A lone date that lies farther back is one of birth: few show documents that were issued or expired so long ago. */
const LONGEST_KEPT_YEARS = 25;

function knownDate(candidates: readonly FieldCandidate[], field: FieldCandidate['field']): CalendarDate | undefined {
  const value = candidates.find((candidate) => candidate.field === field)?.value;
  return value === undefined ? undefined : parseIsoDate(value);
}

const isAfter = (a: CalendarDate, b: CalendarDate): boolean => compareDates(a, b) > 0;

/**
 * Dates whose labels the reader lost, told by their order in time: birth lies years before every other date, expiry after the day of
 * issue. Only what no label gave is looked for, and only when the dates leave no choice; full years only.
 */
export function datesByChronology(
  candidates: readonly FieldCandidate[],
  unclaimed: readonly PrintPiece[],
  context: ValueContext,
): FieldCandidate[] {
  const loose = looseDates(unclaimed, context);
  const birth = knownDate(candidates, 'DATE_OF_BIRTH');
  const issue = knownDate(candidates, 'DATE_OF_ISSUE');
  const expiry = knownDate(candidates, 'EXPIRATION_DATE');
  const has = (field: FieldCandidate['field']): boolean => candidates.some((candidate) => candidate.field === field);
  const all = [...loose.map(({ date }) => date), birth, issue, expiry].filter((date) => date !== undefined);
  const found: FieldCandidate[] = [];
  const foundBirth = has('DATE_OF_BIRTH') ? undefined : birthAmong(loose, all, context.today);
  if (foundBirth) found.push(candidateOf('DATE_OF_BIRTH', foundBirth));
  if (!has('EXPIRATION_DATE')) {
    const latest = expiryAmong(loose, birth ?? foundBirth?.date, issue, context.today);
    if (latest) found.push(candidateOf('EXPIRATION_DATE', latest));
  }
  return found;
}

function candidateOf(field: 'DATE_OF_BIRTH' | 'EXPIRATION_DATE', { text, date, piece }: LooseDate): FieldCandidate {
  return printCandidate({ field, text, value: isoDate(date) }, 0.6 * piece.confidence, [piece]);
}

function birthAmong(
  loose: readonly LooseDate[],
  all: readonly CalendarDate[],
  today: CalendarDate,
): LooseDate | undefined {
  const earliest = loose.toSorted((a, b) => compareDates(a.date, b.date))[0];
  if (!earliest) return undefined;
  const others = all.filter((date) => compareDates(date, earliest.date) !== 0);
  const grown = addYears(earliest.date, others.length === 0 ? LONGEST_KEPT_YEARS : YOUNGEST_HOLDER_YEARS);
  return [...others, today].every((date) => !isAfter(grown, date)) ? earliest : undefined;
}

/** Many issuers let documents expire on a birthday of the holder (most states of the AAMVA); few are issued on one. */
function isBirthday(date: CalendarDate, birth: CalendarDate | undefined): boolean {
  return birth !== undefined && date.month === birth.month && date.day === birth.day;
}

function expiryAmong(
  loose: readonly LooseDate[],
  birth: CalendarDate | undefined,
  issue: CalendarDate | undefined,
  today: CalendarDate,
): LooseDate | undefined {
  const later = loose
    .filter(({ date }) => birth === undefined || !isAfter(addYears(birth, YOUNGEST_HOLDER_YEARS), date))
    .filter(({ date }) => birth !== undefined || issue !== undefined || isAfter(date, today))
    .filter(({ date }) => issue === undefined || isAfter(date, addYears(issue, 1)) || isAfter(date, today))
    .toSorted((a, b) => compareDates(b.date, a.date));
  const [latest, before] = later;
  if (!latest) return undefined;
  const isLast = issue !== undefined || isAfter(latest.date, today) || isBirthday(latest.date, birth);
  const isPair = before !== undefined && isAfter(latest.date, addYears(before.date, 1));
  return isLast || isPair ? latest : undefined;
}

/** Years that documents of identity are valid for; many end a day before the anniversary, some with the month or weeks off it. */
const TERMS_YEARS = [3, 4, 5, 6, 8, 10, 15];
const MOST_DAYS_OFF = 31;

/** Days since an agreed beginning, to within the lengths of months. */
const dayIndex = ({ year, month, day }: CalendarDate): number => 31 * (12 * year + month) + day;

function endsATerm(expiry: CalendarDate, issue: CalendarDate): boolean {
  return TERMS_YEARS.some((years) => Math.abs(dayIndex(expiry) - dayIndex(addYears(issue, years))) <= MOST_DAYS_OFF);
}

/** Whether one date of a page may be of birth: another lies so much later that the holder was grown. */
export function showsDateOfBirth(pieces: readonly PrintPiece[], context: ValueContext): boolean {
  const [birth, ...later] = looseDates(pieces, context)
    .map(({ date }) => date)
    .sort(compareDates);
  return birth !== undefined && later.some((date) => !isAfter(addYears(birth, YOUNGEST_HOLDER_YEARS), date));
}

/**
 * Whether the dates of a page are those of a document of identity: one of birth, one of issue when the holder was grown, and the end of a
 * usual term after it.
 */
export function showsDatesOfHolder(pieces: readonly PrintPiece[], context: ValueContext): boolean {
  const dates = looseDates(pieces, context)
    .map(({ date }) => date)
    .sort(compareDates);
  const [birth, ...later] = dates;
  if (!birth) return false;
  const issues = later.filter((date) => !isAfter(addYears(birth, YOUNGEST_HOLDER_YEARS), date));
  return issues.some((issue) => issues.some((expiry) => endsATerm(expiry, issue)));
}
