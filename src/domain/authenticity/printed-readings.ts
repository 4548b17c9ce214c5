import type { FieldCandidate } from '../evidence/candidate.ts';
import type { ObservedSide } from '../evidence/observation.ts';
import { printedEchoes } from '../evidence/printed-echo.ts';
import type { TextLine } from '../reading/text-line.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { foldDocumentNumber } from '../values/document-number.ts';

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

/** Shorter numbers resemble others by chance. */
const SHORTEST_NUMBER = 7;

/** A number in so many different characters is another one. */
const MOST_DIFFERENT = 2;

/** Without a label it is only likely that the number meant is the one coded. */
const UNLABELLED = 0.7;

/**
 * Numbers in print that are almost the coded document number, wherever they stand and whether or not their label could be read: one that was
 * changed, or misread. Their confidence is that of a doubtful reading.
 */
export function resemblingNumbers(
  coded: readonly FieldCandidate[],
  sides: readonly ObservedSide[],
): readonly FieldCandidate[] {
  const numbers = coded.filter(({ field }) => field === 'DOCUMENT_NUMBER').map(({ text }) => foldDocumentNumber(text));
  const sought = numbers.filter((number) => number.length >= SHORTEST_NUMBER);
  return sides.flatMap(({ lines, side }) =>
    lines
      .filter(({ script }) => script === 'print')
      .flatMap((line) =>
        numbersOn(line)
          .filter((text) => sought.some((number) => resembles(text, number)))
          .map((text) => ({
            field: 'DOCUMENT_NUMBER' as const,
            text,
            confidence: UNLABELLED * line.confidence,
            source: 'print' as const,
            proven: false,
            quad: line.quad,
            ...(side ? { side } : {}),
          })),
      ),
  );
}

/** The words of a line, and the whole of it. */
function numbersOn({ text }: TextLine): string[] {
  return [...new Set([...text.split(/\s+/), text].map(foldDocumentNumber))];
}

function resembles(text: string, number: string): boolean {
  if (text.length !== number.length || text === number) return false;
  return [...text].filter((character, index) => character !== number.charAt(index)).length <= MOST_DIFFERENT;
}
