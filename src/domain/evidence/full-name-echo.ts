import type { TextLine } from '../reading/text-line.ts';
import { editDistance } from '../values/edit-distance.ts';
import { cleanPrintedName, mrzSpelling } from '../values/person-name.ts';
import type { FieldCandidate } from './candidate.ts';

/** Of a name that stands clear in the zone so large a share of the letters may be misread in print. */
const MISREAD_SHARE = 0.3;
/** What is left of the confidence in a line that gives no more than the order of the names. */
const KEPT = 0.8;

/**
 * A line of print that holds the given names and the surname of the zone and nothing else, in whatever order the document prints them
 * (`ERIKSSON ANNA MARIA`, `LIN, CHIEN-SHENG`): the full name as printed; where the line was misread (`SPTERU Mandy`), the zone's names in its order.
 */
export function fullNameEcho(coded: readonly FieldCandidate[], lines: readonly TextLine[]): FieldCandidate[] {
  const names = ['FIRST_NAME', 'LAST_NAME'].map((field) =>
    coded.find((one) => one.field === field && one.source === 'mrz'),
  );
  const words = names.flatMap((name) => wordsOf(name?.text ?? ''));
  if (names.includes(undefined) || words.length < 2) return [];
  const print = lines.filter(({ script }) => script === 'print');
  const sought = words.toSorted().join(' ');
  const exact = print.find(({ text }) => wordsOf(text).sort().join(' ') === sought);
  if (exact) return [fullName(cleanPrintedName(exact.text), exact, exact.confidence)];
  for (const line of print) {
    const ordered = inOrderOf(line.text, words);
    if (ordered) return [fullName(ordered.join(' '), line, KEPT * line.confidence)];
  }
  return [];
}

function fullName(text: string, { quad }: TextLine, confidence: number): FieldCandidate {
  return { field: 'FULL_NAME', text, confidence, source: 'print', proven: false, quad };
}

function wordsOf(name: string): string[] {
  return mrzSpelling(cleanPrintedName(name)).split(' ').filter(Boolean);
}

/** The words in the order in which a line prints them, each misread by a few letters at most; undefined where it prints others. */
function inOrderOf(text: string, words: readonly string[]): string[] | undefined {
  const printed = wordsOf(text);
  if (printed.length !== words.length) return undefined;
  const left = [...words];
  const ordered = printed.flatMap((word) => {
    const nearest = left.toSorted((a, b) => editDistance(word, a) - editDistance(word, b))[0] ?? '';
    if (editDistance(word, nearest) > MISREAD_SHARE * nearest.length) return [];
    return left.splice(left.indexOf(nearest), 1);
  });
  return ordered.length === words.length ? ordered : undefined;
}
