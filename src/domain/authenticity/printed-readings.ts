import type { FieldCandidate } from '../evidence/candidate.ts';
import type { ObservedSide } from '../evidence/observation.ts';
import { printedEchoes } from '../evidence/printed-echo.ts';
import type { CalendarDate } from '../values/calendar-date.ts';

/** Whether a reading is of the print: by its labels, or by a vendor who reads nothing else. */
export function isPrinted({ source }: FieldCandidate): boolean {
  return source === 'print' || source === 'vendor';
}

/** What `coded` readings of a barcode say, wherever it stands in print. */
export function printedEchoesOf(
  coded: readonly FieldCandidate[],
  sides: readonly ObservedSide[],
  today: CalendarDate,
): readonly FieldCandidate[] {
  // The search is made for zones; what it looks for in print is the same.
  const sought = coded.map((candidate) => ({ ...candidate, source: 'mrz' as const }));
  return sides.flatMap(({ lines, side }) =>
    printedEchoes(sought, lines, today).map((echo) => (side ? { ...echo, side } : echo)),
  );
}
