import type { FieldCandidate } from '../evidence/candidate.ts';
import { lookAlikeOf } from '../mrz/confusable-characters.ts';
import { foldDocumentNumber } from '../values/document-number.ts';
import { printCandidate } from './print-value.ts';
import type { PrintFragment } from './reading-order.ts';

/** A number that is read surer than this is what it is, whatever its issuer's form. */
const DOUBTFUL = 0.85;
/** Neighbours that were read with a number: numbers of fields and pieces of labels. */
const LONGEST_NEIGHBOUR = 3;

/** The number without the words before or behind it, where it has its issuer's form without them: `9 S514-172-80-844-0`. */
function withoutNeighbour(text: string, form: RegExp): string | undefined {
  const words = text.split(' ');
  const ways = [
    { kept: words.slice(1), dropped: words[0] ?? '' },
    { kept: words.slice(0, -1), dropped: words.at(-1) ?? '' },
  ];
  const found = ways.find(
    ({ kept, dropped }) => dropped.length <= LONGEST_NEIGHBOUR && form.test(foldDocumentNumber(kept.join(' '))),
  );
  return found?.kept.join(' ');
}

/** The number with one character put for its look-alike, where only one such change gives it its issuer's form: `HO0000000`. */
function withLookAlike(text: string, form: RegExp): string | undefined {
  const changed = [...text].flatMap((character, at) => {
    const other = lookAlikeOf(character);
    return other === '' ? [] : [text.slice(0, at) + other + text.slice(at + 1)];
  });
  const [only, ...others] = changed.filter((each) => form.test(foldDocumentNumber(each)));
  return others.length === 0 ? only : undefined;
}

/** Field 4d of a North American licence with its label run into the number or what stands behind: `44LCaWDLABCD456DG ICLASS B`. */
const GLUED_FIELD = /^[4A]\S?\s?(?:DLN?|LIC?|LC|LN)[\p{Ll}#.:]?\s?(?<rest>\S.*)$/u;
const MOST_WORDS = 2;

/** The number in the line of field 4d where its issuer's form alone tells where it begins and ends; undefined when there is none. */
export function gluedNumber(fragments: readonly PrintFragment[], form: RegExp): FieldCandidate | undefined {
  for (const fragment of fragments) {
    const words = GLUED_FIELD.exec(fragment.text)?.groups?.['rest']?.split(/\s+/) ?? [];
    for (let count = 1; count <= Math.min(MOST_WORDS, words.length); count++) {
      const text = words.slice(0, count).join('');
      if (form.test(text))
        return printCandidate({ field: 'DOCUMENT_NUMBER', text }, 0.7 * fragment.confidence, [fragment]);
    }
  }
  return undefined;
}

/**
 * The number of a document, mended where it lacks the form that its issuer gives such numbers: without a short word that was read with it,
 * or with the one doubtful character that a look-alike puts right. `form`: of an issuer all of whose series are known; see `numberFormOf`.
 */
export function issuedNumber(number: FieldCandidate, form: RegExp): FieldCandidate {
  const read = number.value ?? number.text;
  if (form.test(foldDocumentNumber(read))) return number;
  const alone = withoutNeighbour(read, form);
  if (alone !== undefined) return { ...number, text: alone, value: alone };
  const mended = number.confidence < DOUBTFUL ? withLookAlike(read, form) : undefined;
  return mended === undefined ? number : { ...number, value: mended };
}

/**
 * The candidates with the number of the document mended by its issuer's form; where none has that form, the one that its label ran into.
 * `form`: see {@link issuedNumber}.
 */
export function withIssuedNumber(
  candidates: readonly FieldCandidate[],
  fragments: readonly PrintFragment[],
  form: RegExp,
): FieldCandidate[] {
  const others = candidates.filter(({ field }) => field !== 'DOCUMENT_NUMBER');
  const numbers = candidates
    .filter(({ field }) => field === 'DOCUMENT_NUMBER')
    .map((number) => issuedNumber(number, form));
  const hasForm = numbers.some(({ text, value }) => form.test(foldDocumentNumber(value ?? text)));
  const glued = hasForm ? undefined : gluedNumber(fragments, form);
  return [...others, ...(glued ? [glued] : numbers)];
}
