import type { Finding } from '../authenticity/finding.ts';
import type { FieldName } from '../document/identity-fields.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { compareDates, isoDate, parseIsoDate } from '../values/calendar-date.ts';
import { dateOrderOf } from '../values/date-order.ts';
import type { DateContext, DateOrder } from '../values/printed-date.ts';
import { readPrintedDate } from '../values/printed-date.ts';
import type { FieldCandidate } from './candidate.ts';
import { kindOf } from './field-agreement.ts';

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
  const order = orderOf(candidates, resolution);
  const findings: Finding[] = [];
  const resolved = candidates.map((candidate) => {
    if (!awaitsReading(candidate)) return candidate;
    const value = readDate(candidate, candidates, order, resolution.today);
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

/** `29.02.1911`: what is printed is beyond doubt (the first number is too large for a month), though no such day exists. */
function impossibleDate(text: string): string | undefined {
  const [, day, month, year] = /^\D*(\d{2})[./ -](\d{2})[./ -](\d{4})\D*$/.exec(text) ?? [];
  if (!day || !month || !year || Number(day) <= 12 || Number(day) > 31 || Number(month) < 1 || Number(month) > 12)
    return undefined;
  return `${year}-${month}-${day}`;
}

function orderOf(
  candidates: readonly FieldCandidate[],
  { issuingCountry, today }: DateResolution,
): DateOrder | undefined {
  const national = issuingCountry ? dateOrderOf(issuingCountry) : undefined;
  if (national) return national;
  const shown = candidates.map((candidate) => orderShownBy(candidate, today)).filter((order) => order !== undefined);
  return shown.length > 0 && shown.every((order) => order === shown[0]) ? shown[0] : undefined;
}

/** `25/12/2020` cannot be month first: it shows the order in which its document prints dates. */
function orderShownBy(candidate: FieldCandidate, today: CalendarDate): DateOrder | undefined {
  if (kindOf(candidate.field) !== 'date') return undefined;
  const groups = /^\D*(\d{1,2})\D+(\d{1,2})\D+\d{2,4}\D*$/.exec(candidate.text);
  const first = Number(groups?.[1]);
  const second = Number(groups?.[2]);
  if (!groups || first === second) return undefined;
  const date = readPrintedDate(candidate.text, contextOf(candidate, today));
  if (date?.kind !== 'exact') return undefined;
  return date.date.day === first ? 'DMY' : 'MDY';
}

function readDate(
  candidate: FieldCandidate,
  all: readonly FieldCandidate[],
  order: DateOrder | undefined,
  today: CalendarDate,
): string | 'ambiguous' | undefined {
  const context = contextOf(candidate, today);
  const date = readPrintedDate(candidate.text, order ? { ...context, order } : context);
  if (date?.kind === 'exact') return isoDate(date.date);
  if (date?.kind !== 'ambiguous') return undefined;
  const known = all
    .filter((other) => other.field === candidate.field && other.value !== undefined)
    .map((other) => parseIsoDate(other.value ?? ''))
    .filter((other) => other !== undefined);
  const match = date.readings.find((reading) => known.some((other) => compareDates(reading, other) === 0));
  return match ? isoDate(match) : 'ambiguous';
}

function contextOf(candidate: FieldCandidate, today: CalendarDate): DateContext {
  const role = ROLES[candidate.field as keyof typeof ROLES];
  return role ? { today, role } : { today };
}
