import type { Finding } from '../authenticity/finding.ts';
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
    if (kindOf(candidate.field) !== 'date' || candidate.value !== undefined) return candidate;
    const value = readDate(candidate, candidates, order, resolution.today);
    if (value !== 'ambiguous') return value === undefined ? candidate : { ...candidate, value };
    findings.push({
      code: 'date.ambiguous',
      severity: 'info',
      field: candidate.field,
      detail: 'Day and month cannot be told apart; the date is given as printed.',
    });
    return candidate;
  });
  return { candidates: resolved, findings };
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
