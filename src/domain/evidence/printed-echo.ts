import type { TextLine } from '../reading/text-line.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { isoDate } from '../values/calendar-date.ts';
import { cleanPrintedName } from '../values/person-name.ts';
import { findPrintedDates } from '../values/printed-date.ts';
import type { FieldCandidate } from './candidate.ts';
import { agree, kindOf } from './field-agreement.ts';
import { impossibleDate } from './impossible-date.ts';

/** Names and numbers in print run over at most so many words. */
const LONGEST_ECHO_WORDS = 6;

/** Shorter names and numbers stand in print by chance. */
const SHORTEST_ECHO_LETTERS = 3;

/**
 * Print that says what the machine-readable zone codes, wherever it stands and whether or not its label could be read: it lends the
 * zone's fields their diacritics, separators and centuries. At most one echo a field, the surest.
 */
export function printedEchoes(
  coded: readonly FieldCandidate[],
  lines: readonly TextLine[],
  today: CalendarDate,
): FieldCandidate[] {
  const print = lines.filter((line) => line.script === 'print');
  return coded
    .filter((candidate) => candidate.source === 'mrz')
    .map((candidate) => surest(print.map((line) => echoOn(line, candidate, today))))
    .filter((echo) => echo !== undefined);
}

function surest(echoes: readonly (FieldCandidate | undefined)[]): FieldCandidate | undefined {
  return echoes.reduce((best, echo) => (echo && echo.confidence > (best?.confidence ?? 0) ? echo : best), undefined);
}

function echoOn(line: TextLine, coded: FieldCandidate, today: CalendarDate): FieldCandidate | undefined {
  const spellings = spellingsOn(line.text, coded, today);
  const { confidence, quad } = line;
  return spellings
    .map(
      (spelling): FieldCandidate => ({
        field: coded.field,
        source: 'print',
        proven: false,
        confidence,
        quad,
        ...spelling,
      }),
    )
    .find((echo) => agree(coded, echo));
}

function spellingsOn(text: string, coded: FieldCandidate, today: CalendarDate): { text: string; value?: string }[] {
  switch (kindOf(coded.field)) {
    case 'date':
      return datesOn(text, today);
    case 'name':
      return wordRuns(text, coded).map((run) => ({ text: cleanPrintedName(run) }));
    case 'number':
      return wordRuns(text, coded).map((run) => ({ text: run }));
    case 'code':
    case 'text':
      return [];
  }
}

function datesOn(text: string, today: CalendarDate): { text: string; value: string }[] {
  const impossible = impossibleDate(text);
  const dates = findPrintedDates(text, { today }).flatMap(({ text: printed, date }) => {
    if (date.kind === 'partial') return [];
    const readings = date.kind === 'exact' ? [date.date] : date.readings;
    return readings.map((reading) => ({ text: printed, value: isoDate(reading) }));
  });
  return impossible ? [...dates, { text, value: impossible }] : dates;
}

/** Runs of words about as long as what is coded; print has more letters only where it is not cut or not transliterated. */
function wordRuns(text: string, { text: coded, truncated }: FieldCandidate): string[] {
  const least = lettersIn(coded);
  if (least < SHORTEST_ECHO_LETTERS) return [];
  const words = text.split(/\s+/);
  const runs: string[] = [];
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_ECHO_WORDS); end++) {
      const run = words.slice(start, end).join(' ');
      const letters = lettersIn(run);
      if (letters * 2 >= least && (truncated || letters <= least + 4)) runs.push(run);
    }
  }
  return runs;
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}
