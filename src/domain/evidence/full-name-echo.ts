import type { TextLine } from '../reading/text-line.ts';
import { cleanPrintedName, mrzSpelling } from '../values/person-name.ts';
import type { FieldCandidate } from './candidate.ts';

/**
 * A line of print that holds the given names and the surname of the zone and nothing else, in whatever order the document prints them
 * (`ERIKSSON ANNA MARIA`, `LIN, CHIEN-SHENG`): the full name as printed.
 */
export function fullNameEcho(coded: readonly FieldCandidate[], lines: readonly TextLine[]): FieldCandidate[] {
  const names = ['FIRST_NAME', 'LAST_NAME'].map((field) =>
    coded.find((one) => one.field === field && one.source === 'mrz'),
  );
  const words = names.flatMap((name) => sortedWords(name?.text ?? ''));
  if (names.includes(undefined) || words.length < 2) return [];
  const sought = words.sort().join(' ');
  const line = lines.find(({ text, script }) => script === 'print' && sortedWords(text).join(' ') === sought);
  if (!line) return [];
  const { text, confidence, quad } = line;
  return [{ field: 'FULL_NAME', text: cleanPrintedName(text), confidence, source: 'print', proven: false, quad }];
}

function sortedWords(name: string): string[] {
  return mrzSpelling(cleanPrintedName(name)).split(' ').filter(Boolean).sort();
}
