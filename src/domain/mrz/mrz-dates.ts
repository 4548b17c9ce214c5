import { type CalendarDate, isoDate, isValidCalendarDate } from '../values/calendar-date.ts';
import { fullYear } from '../values/two-digit-year.ts';

/** Birth and expiry in full; each `YYYY-MM-DD`, or shortened to what is coded as known (`<<` for the rest), or empty. */
export interface MrzDates {
  readonly birth: string;
  readonly expiry: string;
}

/** An expiry later than this after today is not believed. */
const MAX_VALIDITY_YEARS = 60;

/**
 * Gives two-digit years their century: a birth is the latest such day that is not after today, an expiry lies around today (see
 * `fullYear`), and no document expires before its holder is born: the expiry moves on a century where it can, else the birth back one.
 * Dates that cannot exist are empty. Source: ICAO Doc 9303-3, 4.8.
 */
export function resolveDates(birthCoded: string, expiryCoded: string, today: CalendarDate): MrzDates {
  const birth = resolve(birthCoded, (year, month, day) => fullYear(year, { month, day }, today, 'birth'));
  const expiry = resolve(expiryCoded, (year, month, day) => fullYear(year, { month, day }, today, 'expiry'));
  if (birth === '' || expiry === '' || expiry.slice(0, 4) >= birth.slice(0, 4)) return { birth, expiry };
  const later = Number(expiry.slice(0, 4)) + 100;
  return later <= today.year + MAX_VALIDITY_YEARS
    ? { birth, expiry: resolve(expiryCoded, () => later) }
    : { birth: resolve(birthCoded, () => Number(birth.slice(0, 4)) - 100), expiry };
}

/** ISO 8601 with as many parts as are known. */
function resolve(coded: string, toYear: (twoDigits: number, month: number, day: number) => number): string {
  const match = /^(\d\d)(?:<<<<|(\d\d)(?:<<|(\d\d)))$/.exec(coded);
  if (!match) return '';
  const month = Number(match[2] ?? 1);
  const day = Number(match[3] ?? 1);
  const date = { year: toYear(Number(match[1]), month, day), month, day };
  if (!isValidCalendarDate(date)) return '';
  const knownLength = match[2] === undefined ? 'YYYY'.length : match[3] === undefined ? 'YYYY-MM'.length : undefined;
  return isoDate(date).slice(0, knownLength);
}
