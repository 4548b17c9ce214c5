import type { CalendarDate } from './calendar-date.ts';

/** What a printed date says of the document or its holder. */
export type DateRole = 'birth' | 'issue' | 'expiry';

/**
 * How many years after today the latest full year lies that two digits can stand for; the 100 years up to it are the window.
 * Birth and issue lie in the past. An expiry reaches 53 years ahead (cards of the elderly, given for half a century) and so 46 back: documents with a zone exist since 1980; a date of
 * unknown role 20 ahead, for most dates of a document are births and issues. ICAO 9303-3, 4.8 leaves the window of the
 * expiry to the reader; for birth it lets no date lie in the future.
 */
const YEARS_AHEAD: Readonly<Record<DateRole | 'unknown', number>> = { birth: 0, issue: 0, expiry: 53, unknown: 20 };

/**
 * The full year that `twoDigits` (0–99) stands for. `month` and `day` decide in the running year whether a date of birth
 * or issue would lie after `today` and so belongs to the century before.
 */
export function fullYear(
  twoDigits: number,
  monthAndDay: { readonly month: number; readonly day: number },
  today: CalendarDate,
  role?: DateRole,
): number {
  const latest = today.year + YEARS_AHEAD[role ?? 'unknown'];
  const year = latest - ((((latest - twoDigits) % 100) + 100) % 100);
  const liesAhead =
    year === today.year &&
    (monthAndDay.month > today.month || (monthAndDay.month === today.month && monthAndDay.day > today.day));
  return liesAhead && (role === 'birth' || role === 'issue') ? year - 100 : year;
}
