import { isoDate } from '../../src/domain/values/calendar-date.ts';
import { findPrintedDates } from '../../src/domain/values/printed-date.ts';
import { judge, lettersAndDigits } from '../accuracy/judging.ts';
import type { FieldTruth, JudgedField, PictureTruth } from '../accuracy/truth.ts';

/** The fields that can be looked for in plain text: a letter for the sex or a country's code stands everywhere by chance. */
const SOUGHT_FIELDS = [
  'firstName',
  'lastName',
  'documentNumber',
  'dateOfBirth',
  'expirationDate',
  'address',
] as const satisfies readonly JudgedField[];

/** One of {@link SOUGHT_FIELDS}. */
type SoughtField = (typeof SOUGHT_FIELDS)[number];

/** The fields that a picture shows and that are sought. */
export function soughtOn({ fields }: PictureTruth): readonly SoughtField[] {
  return SOUGHT_FIELDS.filter((field) => isShown(fields[field]));
}

function isShown(truth: FieldTruth): boolean {
  return truth !== 'unscored' && !truth.includes(null);
}

/**
 * How many of the sought fields stand anywhere in a text, case, diacritics, punctuation and spaces disregarded. Dates count in every
 * printed form that idlens knows, in either order of day and month, and as a zone codes them: the peers are given the benefit.
 */
export function countFoundInText(lines: readonly string[], truth: PictureTruth): number {
  const whole = lettersAndDigits(lines.join(' '));
  const dates = new Set(lines.flatMap(datesOn));
  return soughtOn(truth).filter((field) => {
    const wanted = truth.fields[field];
    if (wanted === 'unscored') return false;
    return wanted.some(
      (value) => value !== null && (isDate(field) ? hasDate(value, dates, whole) : hasText(value, whole)),
    );
  }).length;
}

/** How many of the sought fields are answered rightly. */
export function countRightAnswers(answers: Readonly<Record<string, string>>, truth: PictureTruth): number {
  return soughtOn(truth).filter((field) => judge(field, answers[field], truth.fields[field], 'folded') === 'right')
    .length;
}

function isDate(field: SoughtField): boolean {
  return field === 'dateOfBirth' || field === 'expirationDate';
}

function hasText(value: string, whole: string): boolean {
  const sought = lettersAndDigits(value);
  return sought !== '' && whole.includes(sought);
}

function hasDate(iso: string, dates: ReadonlySet<string>, whole: string): boolean {
  return dates.has(iso) || whole.includes(iso.slice(2).replaceAll('-', ''));
}

/** Any day serves: only two-digit years depend on it. */
const TODAY = { year: 2026, month: 6, day: 15 };

function datesOn(line: string): string[] {
  return findPrintedDates(line, { today: TODAY }).flatMap(({ date }) => {
    if (date.kind === 'partial') return [];
    return date.kind === 'exact' ? [isoDate(date.date)] : date.readings.map(isoDate);
  });
}
