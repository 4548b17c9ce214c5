import type { FieldCandidate } from '../../evidence/candidate.ts';
import { type CalendarDate, isoDate, isValidCalendarDate } from '../../values/calendar-date.ts';
import { type CitizenNumber, type CitizenNumberContext, findCitizenNumber } from '../../values/citizen-number.ts';
import { printCandidate } from '../print-value.ts';
import type { PrintFragment } from '../reading-order.ts';

/** A citizen's number and where it stands. */
export interface PlacedCitizenNumber {
  readonly number: CitizenNumber;
  readonly fragment: PrintFragment;
}

/**
 * The citizen's number on a document that prints it without a label. It tells the issuer where a reader of Latin letters sees nothing else: the
 * identity cards of China and Korea print no other script. The first of the page; undefined when there is none.
 */
export function citizenNumberOn(
  fragments: readonly PrintFragment[],
  context: CitizenNumberContext,
): PlacedCitizenNumber | undefined {
  for (const fragment of fragments) {
    const number = findCitizenNumber(fragment.text, context);
    if (number) return { number, fragment };
  }
  return undefined;
}

/** `2013年5月6日` as readers of Latin letters see it: `2013 E 5 R 6 B`. */
const MISREAD_IDEOGRAPHIC =
  /^(?<year>(?:19|20)\d{2})(?:\s?\D{1,2}\s?|\s)(?<month>\d{1,2})\s?\D{1,2}\s?(?<day>\d{1,2})\s?\D{0,2}$/u;

function misreadBirth(
  fragments: readonly PrintFragment[],
): { date: CalendarDate; fragment: PrintFragment } | undefined {
  const found = fragments.flatMap((fragment) => {
    const { year, month, day } = MISREAD_IDEOGRAPHIC.exec(fragment.text.trim())?.groups ?? {};
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return isValidCalendarDate(date) ? [{ date, fragment }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The fields that a citizen's number gives: itself, and where its check digit holds the date of birth and the sex that it codes. Else the date
 * of birth is the only date of the page, though its ideographs were read as letters.
 */
export function citizenCandidates(
  fragments: readonly PrintFragment[],
  context: CitizenNumberContext,
): FieldCandidate[] {
  const placed = citizenNumberOn(fragments, context);
  if (!placed) return [];
  const { number, fragment } = placed;
  const { text, holder } = number;
  const candidate = (field: FieldCandidate['field'], value?: string) =>
    printCandidate({ field, text: value ?? text, ...(value ? { value } : {}) }, 0.7 * fragment.confidence, [fragment]);
  if (holder) {
    return [
      candidate('DOCUMENT_NUMBER'),
      candidate('DATE_OF_BIRTH', isoDate(holder.birth)),
      candidate('SEX', holder.sex),
    ];
  }
  const birth = misreadBirth(fragments);
  if (!birth) return [candidate('DOCUMENT_NUMBER')];
  const printed = { field: 'DATE_OF_BIRTH', text: birth.fragment.text.trim(), value: isoDate(birth.date) } as const;
  return [candidate('DOCUMENT_NUMBER'), printCandidate(printed, 0.5 * birth.fragment.confidence, [birth.fragment])];
}
