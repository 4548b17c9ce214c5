import type { FieldName } from '../document/identity-fields.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import type { DateOrder } from '../values/printed-date.ts';

/** One field that a value gives. */
export interface ValuePart {
  readonly field: FieldName;
  /** As printed. */
  readonly text: string;
  /** The normalised value where it is beyond doubt; see FieldCandidate. */
  readonly value?: string;
}

/** What a stretch of print says as the value of a label. */
export interface ValueReading {
  readonly parts: readonly ValuePart[];
  /** 0–1: how well the print fits what the label announces. */
  readonly fit: number;
}

/** What is known when values are read. */
export interface ValueContext {
  readonly today: CalendarDate;
  /** Alpha-3 code of the issuer. */
  readonly country?: string;
  /** The order of day and month in that country. */
  readonly order?: DateOrder;
}

/** Reads print as the value of one kind of label; undefined when it cannot be one. */
export type ValueReader = (text: string, context: ValueContext) => ValueReading | undefined;
