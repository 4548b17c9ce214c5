import { compareDates, isoDate } from '../values/calendar-date.ts';
import { type FoundDate, findPrintedDates, readPrintedDate } from '../values/printed-date.ts';
import type { ValueContext, ValuePart, ValueReader } from './value-reading.ts';

const ROLES = { DATE_OF_BIRTH: 'birth', DATE_OF_ISSUE: 'issue', EXPIRATION_DATE: 'expiry' } as const;
/** The fields that are dates of a document. */
export type DateField = keyof typeof ROLES;

/** The dates in `text`, read as `field`; partial ones only where no other is. */
export function datesIn(text: string, field: DateField, { order, today }: ValueContext): readonly FoundDate[] {
  const context = { role: ROLES[field], today, ...(order ? { order } : {}) };
  const found = findPrintedDates(text, context);
  const full = found.filter(({ date }) => date.kind !== 'partial');
  if (full.length > 0) return full;
  const unbroken = /^\D?\d{8}\D?$/.test(text) ? readPrintedDate(text, context) : undefined;
  return unbroken ? [{ text, start: 0, end: text.length, date: unbroken }] : found;
}

/** One date as a field, its value where it can be read in one way only. */
export function datePart(field: DateField, found: FoundDate): ValuePart {
  const { text, date } = found;
  return date.kind === 'exact' ? { field, text, value: isoDate(date.date) } : { field, text };
}

function isAfterToday({ date }: FoundDate, { today }: ValueContext): boolean {
  return date.kind === 'exact' && compareDates(date.date, today) > 0;
}

/** Reads the value of a label that announces one date; the last of several where that is the expiry. */
export function dateReader(field: DateField): ValueReader {
  return (text, context) => {
    const dates = datesIn(text, field, context);
    const found = field === 'EXPIRATION_DATE' ? dates.at(-1) : dates[0];
    if (!found || (found.date.kind === 'partial' && field !== 'EXPIRATION_DATE')) return undefined;
    if (field === 'DATE_OF_BIRTH' && isAfterToday(found, context)) return undefined;
    return { parts: [datePart(field, found)], fit: found.date.kind === 'partial' ? 0.6 : 1 };
  };
}

/** Reads the first and the last day of validity in one value. */
export const validity: ValueReader = (text, context) => {
  const dates = datesIn(text, 'EXPIRATION_DATE', context);
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return undefined;
  const expiry = datePart('EXPIRATION_DATE', last);
  if (first === last) return { parts: [expiry], fit: 0.9 };
  const issue = datesIn(text, 'DATE_OF_ISSUE', context)[0] ?? first;
  return { parts: [datePart('DATE_OF_ISSUE', issue), expiry], fit: 1 };
};
