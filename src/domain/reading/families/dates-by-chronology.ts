import type { FieldCandidate } from '../../evidence/candidate.ts';
import { addYears, type CalendarDate, compareDates, isoDate, parseIsoDate } from '../../values/calendar-date.ts';
import { findPrintedDates } from '../../values/printed-date.ts';
import type { PrintPiece } from '../label-blocks.ts';
import { printCandidate } from '../print-value.ts';
import type { ValueContext } from '../value-reading.ts';

interface LooseDate {
  readonly text: string;
  readonly date: CalendarDate;
  readonly piece: PrintPiece;
}

function looseDates(pieces: readonly PrintPiece[], { today, order }: ValueContext): LooseDate[] {
  return pieces.flatMap((piece) =>
    findPrintedDates(piece.text, { today, ...(order ? { order } : {}) }).flatMap(({ text, date }) =>
      date.kind === 'exact' && /\d{4}/.test(text) ? [{ text, date: date.date, piece }] : [],
    ),
  );
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
