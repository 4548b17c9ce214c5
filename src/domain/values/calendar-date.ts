/** A day of the proleptic Gregorian calendar; `month` and `day` count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether `year` has a 29 February (ISO 8601-1:2019, 4.2.2: the Gregorian rule). */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days `month` (1–12) of `year` has; 0 where there is no such month. */
function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return DAYS_OF_MONTH[month - 1] ?? 0;
}

/** Whether the day exists in the calendar; years 1 to 9999, as ISO 8601-1:2019, 5.2.2 writes them in four digits. */
export function isValidCalendarDate(date: CalendarDate): boolean {
  const { year, month, day } = date;
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return false;
  return year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

/** `date` as ISO 8601 `YYYY-MM-DD`. */
export function isoDate(date: CalendarDate): string {
  const { year, month, day } = date;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day that an ISO 8601 `YYYY-MM-DD` names; undefined for another form or a day that does not exist. */
export function parseIsoDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isValidCalendarDate(date) ? date : undefined;
}

/** Negative when `a` is the earlier day, positive when it is the later one, 0 when they are the same. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** The same day `years` later (earlier when negative); 29 February becomes the 28th where the year has none. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  const year = date.year + years;
  return { year, month: date.month, day: Math.min(date.day, daysInMonth(year, date.month)) };
}

/** Whole years from `birth` to `day`; negative when `day` lies before `birth`. */
export function ageAt(birth: CalendarDate, day: CalendarDate): number {
  const hadBirthday = day.month > birth.month || (day.month === birth.month && day.day >= birth.day);
  return day.year - birth.year - (hadBirthday ? 0 : 1);
}

/** The UTC calendar date of a moment, `epochMs` in milliseconds since 1970-01-01T00:00:00Z. */
export function calendarDateAt(epochMs: number): CalendarDate {
  const moment = new Date(epochMs);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() };
}
