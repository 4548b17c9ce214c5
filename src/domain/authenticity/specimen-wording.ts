import type { FieldName } from '../document/identity-fields.ts';
import type { ObservedSide } from '../evidence/observation.ts';
import { boundingBox } from '../reading/geometry.ts';
import type { TextLine } from '../reading/text-line.ts';
import { editDistance } from '../values/edit-distance.ts';
import { lettersOf } from '../values/letter-folding.ts';
import { createPhraseIndex, type PhraseIndex, type PhraseMatch } from '../values/phrase-index.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check, CheckSubject } from './check.ts';
import { judged, notRun } from './outcome.ts';
import { SPECIMEN_WORDS, type SpecimenWordKind } from './specimen-words.ts';

interface Meaning {
  readonly word: string;
  readonly kind: SpecimenWordKind;
}

let index: PhraseIndex<Meaning> | undefined;

function wordIndex(): PhraseIndex<Meaning> {
  index ??= createPhraseIndex(SPECIMEN_WORDS.map(([word, kind]) => [word, { word, kind }] as const));
  return index;
}

/** The word that most issuers use; overprints run off the picture or cross other print, so parts of it and misread letters count too. */
const SPECIMEN = 'SPECIMEN';
const SHORTEST_PART = 5;
const LARGEST_MISREADING = 1;

/** The names of the holder. */
const NAMES: readonly FieldName[] = ['LAST_NAME', 'FIRST_NAME', 'MIDDLE_NAME', 'FULL_NAME', 'BIRTH_NAME'];

/** A line is the word when its letters make up this share of it; the rest are numbers of fields and marks. */
const WORD_SHARE = 0.6;

/**
 * Whether the print or a name in it, in the zone or in the barcode says that this is a specimen, a sample, void, or made for training or fun, in any of the
 * languages of documents. Words that people also bear as names warn, the others fail.
 */
export const specimenWording: Check = {
  name: 'specimen_wording',
  group: 'content',
  look(subject) {
    const evidence = [...subject.sides.flatMap(printedWords), ...wordsInNames(subject)];
    const lineCount = subject.sides.reduce((sum, { lines }) => sum + lines.length, 0);
    if (lineCount === 0 && evidence.length === 0) return notRun('No text was read.');
    return judged(evidence, {
      passed: 'No wording of specimens was found.',
      warning: 'A word was found that specimens bear, and people or places as a name.',
      failed: 'A word was found that only specimens and invalid documents bear.',
    });
  },
};

function printedWords({ lines, side }: ObservedSide): CheckEvidence[] {
  return lines
    .filter(({ script }) => script === 'print')
    .flatMap((line) => {
      const found = wordOn(line);
      if (!found) return [];
      const place = { ...(side ? { side } : {}), box: boundingBox(line.quad) };
      return [{ ...evidenceOf(found), ...place }];
    });
}

function evidenceOf({ word, kind }: Meaning): CheckEvidence {
  return { word, outcome: kind === 'clear' ? 'contradicts' : 'doubtful' };
}

function wordOn({ text }: TextLine): Meaning | undefined {
  const { letters } = lettersOf(text);
  const found = wordIndex()
    .find(text)
    .filter((match) => match.value.kind !== 'label' && fillsLine(match, text, letters));
  const clear = found.find(({ value }) => value.kind === 'clear') ?? found[0];
  return clear?.value ?? (isPartOfSpecimen(letters) ? { word: 'specimen', kind: 'clear' } : undefined);
}

/** In the middle of a sentence a word says nothing of the document: `void if altered` stands on genuine ones. */
function fillsLine({ start, end, value }: PhraseMatch<Meaning>, text: string, letters: string): boolean {
  const inside = lettersOf(text.slice(start, end)).letters.length;
  const isAnywhere = value.kind === 'place' || value.word.startsWith(SPECIMEN.toLowerCase());
  return isAnywhere || inside >= WORD_SHARE * letters.length;
}

function isPartOfSpecimen(letters: string): boolean {
  if (letters.length >= SHORTEST_PART && letters.length < SPECIMEN.length) {
    return SPECIMEN.endsWith(letters) || SPECIMEN.startsWith(letters);
  }
  return letters.length === SPECIMEN.length && editDistance(letters, SPECIMEN) <= LARGEST_MISREADING;
}

/** The names that were read, word by word. */
function wordsInNames({ candidates, fields }: CheckSubject): CheckEvidence[] {
  return candidates
    .filter(({ field, source, text }) => {
      // Labels are taken for names now and then: of print only what is believed counts.
      const isBelieved = source !== 'print' || fields.get(field)?.text === text;
      return NAMES.includes(field) && isBelieved;
    })
    .flatMap(({ field, source, text, side }) =>
      wordIndex()
        .find(text)
        .map(({ value }) => ({ ...evidenceOf(value), field, sources: [source], ...(side ? { side } : {}) })),
    );
}
