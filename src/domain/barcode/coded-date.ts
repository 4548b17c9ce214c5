import { isoDate, isValidCalendarDate } from '../values/calendar-date.ts';

/** Dates outside these years are misreadings of the order of their parts. */
const PLAUSIBLE_YEARS = { from: 1880, to: 2150 };

/** English months, in full; their first three letters stand for them too. */
const MONTHS = 'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(' ');

/** The day in digits as `YYYY-MM-DD`; undefined where the calendar has no such day or its year is none of a document. */
export function codedDate(year: string, month: string, day: string): string | undefined {
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const believable = date.year >= PLAUSIBLE_YEARS.from && date.year <= PLAUSIBLE_YEARS.to;
  return believable && isValidCalendarDate(date) ? isoDate(date) : undefined;
}

/** `31121990`, `31/12/1990` or `31-12-1990` as `YYYY-MM-DD`; undefined for any other form or a day that does not exist. */
export function dayFirstDate(text: string | undefined): string | undefined {
  const [, day, , month, year] = /^(\d{2})([/-]?)(\d{2})\2(\d{4})$/.exec(text ?? '') ?? [];
  return year && month && day ? codedDate(year, month, day) : undefined;
}

/** `19901231` or `1990-12-31` as `YYYY-MM-DD`; undefined for any other form or a day that does not exist. */
export function yearFirstDate(text: string | undefined): string | undefined {
  const [, year, , month, day] = /^(\d{4})(-?)(\d{2})\2(\d{2})$/.exec(text ?? '') ?? [];
  return year && month && day ? codedDate(year, month, day) : undefined;
}

/** `12311990` as `YYYY-MM-DD`; undefined for any other form or a day that does not exist. */
export function monthFirstDate(text: string | undefined): string | undefined {
  const [, month, day, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(text ?? '') ?? [];
  return year && month && day ? codedDate(year, month, day) : undefined;
}

/** `01 JAN 1990` or `January 01, 1990` as `YYYY-MM-DD`; undefined for any other form or a day that does not exist. */
export function englishDate(text: string | undefined): string | undefined {
  const dayBefore = /^(?<day>\d{1,2}) (?<month>[A-Za-z]{3,9}) (?<year>\d{4})$/.exec(text ?? '');
  const { day, month, year } =
    (dayBefore ?? /^(?<month>[A-Za-z]{3,9}) (?<day>\d{1,2}), ?(?<year>\d{4})$/.exec(text ?? ''))?.groups ?? {};
  const named = month?.toUpperCase();
  const number = MONTHS.findIndex((name) => named === name || named === name.slice(0, 3)) + 1;
  return year && day ? codedDate(year, String(number), day) : undefined;
}
