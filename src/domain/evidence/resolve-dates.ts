import type { Finding } from '../authenticity/finding.ts';
import type { FieldName } from '../document/identity-fields.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { isoDate } from '../values/calendar-date.ts';
import { dateOrderOf, yearLastOrderOf } from '../values/date-order.ts';
import type { DateContext, DateOrder } from '../values/printed-date.ts';
import { readPrintedDate } from '../values/printed-date.ts';
import { shownDateOrder } from '../values/shown-date-order.ts';
import type { FieldCandidate } from './candidate.ts';
import { kindOf } from './field-agreement.ts';
import { impossibleDate } from './impossible-date.ts';

/** What is known when printed dates are read. */
export interface DateResolution {
  /** Alpha-3 code of the issuer, when known: tells the order of day and month. */
  readonly issuingCountry?: string;
  readonly today: CalendarDate;
}

const ROLES = { DATE_OF_BIRTH: 'birth', DATE_OF_ISSUE: 'issue', EXPIRATION_DATE: 'expiry' } as const;

/**
 * Gives every date candidate its calendar date where that is beyond doubt. An all-numeric date whose day and month could be
 * exchanged is settled by the issuer's order, else by the order that another date of the same document shows, else by a date that a
 * check digit, barcode or vendor already gave. What stays ambiguous keeps its print and is told as a finding.
 */
export function resolveDates(
  candidates: readonly FieldCandidate[],
  resolution: DateResolution,
): { readonly candidates: readonly FieldCandidate[]; readonly findings: readonly Finding[] } {
  const orders = ordersOf(candidates, resolution);
  const findings: Finding[] = [];
  const resolved = candidates.map((candidate) => {
    if (!awaitsReading(candidate)) return candidate;
    const value = readDate(candidate, candidates, orders, resolution.today);
    if (value === 'ambiguous') findings.push(ambiguous(candidate.field));
    if (value !== undefined && value !== 'ambiguous') return { ...candidate, value };
    const impossible = impossibleDate(candidate.text);
    if (!impossible) return candidate;
    findings.push(notInCalendar(candidate.field));
    return { ...candidate, value: impossible };
  });
  return { candidates: resolved, findings };
}

/** The zone's dates are read by its own rules; one without a value is no date. */
function awaitsReading({ field, value, source }: FieldCandidate): boolean {
  return kindOf(field) === 'date' && value === undefined && source !== 'mrz';
}

function ambiguous(field: FieldName): Finding {
  const detail = 'Day and month cannot be told apart; the date is given as printed.';
  return { code: 'date.ambiguous', severity: 'info', field, detail };
}

function notInCalendar(field: FieldName): Finding {
  const detail = 'The printed date is in no calendar, such as 29 February of a common year.';
  return { code: 'date.not_in_calendar', severity: 'error', field, detail };
}

/** The orders to read a date in, the likelier first: the nation's, and the one it uses when the year comes last. */
function ordersOf(
  candidates: readonly FieldCandidate[],
  { issuingCountry, today }: DateResolution,
): readonly DateOrder[] {
  const national = issuingCountry ? [dateOrderOf(issuingCountry), yearLastOrderOf(issuingCountry)] : [];
  const known = [...new Set(national.filter((order) => order !== undefined))];
  if (known.length > 0) return known;
  const order = shownDateOrder(
    candidates
      .filter(({ field }) => kindOf(field) === 'date')
      .map((candidate) => ({ text: candidate.text, context: contextOf(candidate, today) })),
  );
  return order === undefined ? [] : [order];
}

function readDate(
  candidate: FieldCandidate,
  all: readonly FieldCandidate[],
  orders: readonly DateOrder[],
  today: CalendarDate,
): string | 'ambiguous' | undefined {
  const context = contextOf(candidate, today);
  const unordered = readPrintedDate(candidate.text, context);
  const dates = [...orders.map((order) => readPrintedDate(candidate.text, { ...context, order })), unordered];
  const exact = dates.find((date) => date?.kind === 'exact');
  if (exact?.kind === 'exact') return isoDate(exact.date);
  if (unordered?.kind !== 'ambiguous') return undefined;
  const known = new Set(all.filter((other) => other.field === candidate.field).map((other) => other.value));
  return unordered.readings.map(isoDate).find((reading) => known.has(reading)) ?? 'ambiguous';
}

function contextOf(candidate: FieldCandidate, today: CalendarDate): DateContext {
  const role = ROLES[candidate.field as keyof typeof ROLES];
  return role ? { today, role } : { today };
}
