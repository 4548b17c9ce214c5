import { type CalendarDate, compareDates, isValidCalendarDate } from './calendar-date.ts';
import type { DateOrder } from './date-order.ts';
import { type DateRole, fullYear } from './two-digit-year.ts';

/** What is known of a date before it is read. */
export interface DateContext {
  /** The order in which the document prints numeric dates; left out when unknown. */
  readonly order?: DateOrder;
  /** What the date says; a birth or issue is never read into the future where another reading exists. */
  readonly role?: DateRole;
  readonly today: CalendarDate;
}

/**
 * A date as print gives it. `exact`: one day. `ambiguous`: day and month cannot be told apart (or a month's name differs by
 * language); at least two readings, earliest first. `partial`: only a year, or a month of a year.
 */
export type PrintedDate =
  | { readonly kind: 'exact'; readonly date: CalendarDate }
  | { readonly kind: 'ambiguous'; readonly readings: readonly CalendarDate[] }
  | { readonly kind: 'partial'; readonly year: number; readonly month?: number };

/** The parts of one possible reading of a printed date, before the century is known; 0 stands for a part left open (`00`). */
export interface DateParts {
  readonly year: number;
  /** Whether the year was printed in two digits. */
  readonly isShortYear: boolean;
  readonly month: number;
  readonly day: number;
}

/** No document or holder is older: the earliest year that a full printed year is believed for. */
const EARLIEST_YEAR = 1850;
/** How many years after today a full printed year is believed: `unlimited` is printed as up to 99 years. */
const BELIEVED_YEARS_AHEAD = 100;

function completeYear(parts: DateParts, { today, role }: DateContext): number | undefined {
  if (parts.isShortYear) return fullYear(parts.year, parts, today, role);
  return parts.year >= EARLIEST_YEAR && parts.year <= today.year + BELIEVED_YEARS_AHEAD ? parts.year : undefined;
}

function dayOf(parts: DateParts, context: DateContext): CalendarDate[] {
  const year = completeYear(parts, context);
  const date = year === undefined ? undefined : { year, month: parts.month, day: parts.day };
  return date && isValidCalendarDate(date) ? [date] : [];
}

function partialOf(parts: DateParts, context: DateContext): PrintedDate | undefined {
  const year = completeYear(parts, context);
  if (year === undefined || parts.day !== 0 || parts.month < 0 || parts.month > 12) return undefined;
  return parts.month === 0 ? { kind: 'partial', year } : { kind: 'partial', year, month: parts.month };
}

/** Readings in the future drop out for dates that lie in the past, unless that leaves none. */
function withoutFuture(days: CalendarDate[], { role, today }: DateContext): CalendarDate[] {
  if (role !== 'birth' && role !== 'issue') return days;
  const past = days.filter((day) => compareDates(day, today) <= 0);
  return past.length > 0 ? past : days;
}

/**
 * What the possible readings of one printed date come to: days that do not exist drop out; one day left is exact, several are
 * ambiguous. Undefined when nothing is left, so that the caller keeps the print.
 */
export function interpretDate(readings: readonly DateParts[], context: DateContext): PrintedDate | undefined {
  const days = readings.flatMap((parts) => dayOf(parts, context)).sort(compareDates);
  const different = days.filter((day, index) => index === 0 || compareDates(day, days[index - 1] ?? day) !== 0);
  const [first, ...others] = withoutFuture(different, context);
  if (first && others.length > 0) return { kind: 'ambiguous', readings: [first, ...others] };
  if (first) return { kind: 'exact', date: first };
  for (const parts of readings) {
    const partial = partialOf(parts, context);
    if (partial) return partial;
  }
  return undefined;
}
