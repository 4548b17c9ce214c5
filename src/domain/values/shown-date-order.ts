import type { DateContext } from './date-interpretation.ts';
import type { DateOrder } from './date-order.ts';
import { readPrintedDate } from './printed-date.ts';

/** A date as a document prints it, and what is known of it. */
export interface ShownDate {
  readonly text: string;
  readonly context: DateContext;
}

const DOTTED = /^\D*\d{1,2}\.\d{1,2}\.\d{4}\D*$/;

/** `25/12/2020` cannot be month first: it shows the order in which its document prints dates. */
function orderShownBy({ text, context }: ShownDate): DateOrder | undefined {
  const groups = /^\D*(\d{1,2})\D+(\d{1,2})\D+\d{2,4}\D*$/.exec(text);
  const first = Number(groups?.[1]);
  const second = Number(groups?.[2]);
  if (!groups || first === second) return undefined;
  const date = readPrintedDate(text, context);
  if (date?.kind !== 'exact') return undefined;
  return date.date.day === first ? 'DMY' : 'MDY';
}

/**
 * The order of day and month that the dates of one document show: by those that can be read in one way only, where they agree, else by full
 * stops, with which the day comes first (CLDR 48: no locale puts the month first with them). Undefined when nothing shows it.
 */
export function shownDateOrder(dates: readonly ShownDate[]): DateOrder | undefined {
  const shown = new Set(dates.map(orderShownBy).filter((order) => order !== undefined));
  const [only, ...others] = shown;
  if (only === undefined) return dates.some(({ text }) => DOTTED.test(text)) ? 'DMY' : undefined;
  return others.length === 0 ? only : undefined;
}
