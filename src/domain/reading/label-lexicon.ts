import { DOCUMENT_TITLES } from '../document/document-titles.ts';
import { foldLetters } from '../values/letter-folding.ts';
import { compactText } from './compact-text.ts';
import { createFuzzyTrie, type FuzzyTrie, type TrieEntry } from './fuzzy-trie.ts';
import { LABEL_KEYS, type LabelKey, type LabelTable } from './label-key.ts';
import { AAMVA_LABELS } from './label-lexicon/aamva.ts';
import { BALKAN_TURKIC_LABELS } from './label-lexicon/balkan-turkic.ts';
import { BALTIC_URALIC_LABELS } from './label-lexicon/baltic-uralic.ts';
import { EAST_ASIAN_LABELS } from './label-lexicon/east-asian.ts';
import { EAST_SLAVIC_LABELS } from './label-lexicon/east-slavic.ts';
import { ENGLISH_DOCUMENT_LABELS } from './label-lexicon/english-document.ts';
import { ENGLISH_HOLDER_LABELS } from './label-lexicon/english-holder.ts';
import { FRENCH_LABELS } from './label-lexicon/french.ts';
import { GERMANIC_LABELS } from './label-lexicon/germanic.ts';
import { IBERIAN_DOCUMENT_LABELS } from './label-lexicon/iberian-document.ts';
import { IBERIAN_HOLDER_LABELS } from './label-lexicon/iberian-holder.ts';
import { ITALIAN_ROMANIAN_LABELS } from './label-lexicon/italian-romanian.ts';
import { NORDIC_LABELS } from './label-lexicon/nordic.ts';
import { SEMITIC_INDIC_LABELS } from './label-lexicon/semitic-indic.ts';
import { SOUTH_SLAVIC_LABELS } from './label-lexicon/south-slavic.ts';
import { SOUTHEAST_ASIAN_LABELS } from './label-lexicon/southeast-asian.ts';
import { WEST_SLAVIC_LABELS } from './label-lexicon/west-slavic.ts';

const TABLES: readonly LabelTable[] = [
  ENGLISH_HOLDER_LABELS,
  ENGLISH_DOCUMENT_LABELS,
  AAMVA_LABELS,
  GERMANIC_LABELS,
  FRENCH_LABELS,
  IBERIAN_HOLDER_LABELS,
  IBERIAN_DOCUMENT_LABELS,
  ITALIAN_ROMANIAN_LABELS,
  NORDIC_LABELS,
  WEST_SLAVIC_LABELS,
  SOUTH_SLAVIC_LABELS,
  EAST_SLAVIC_LABELS,
  BALTIC_URALIC_LABELS,
  BALKAN_TURKIC_LABELS,
  SOUTHEAST_ASIAN_LABELS,
  SEMITIC_INDIC_LABELS,
  EAST_ASIAN_LABELS,
];

/** One spelling of a label. */
export interface LabelEntry extends TrieEntry {
  readonly key: LabelKey;
  /** As printed, folded. */
  readonly spelling: string;
  /** An everyday word or an abbreviation: counts only where it stands apart from other text. */
  readonly isolated: boolean;
  /** The last word where it is short (`No`, `Nr`): it tells a number's label from a title, so it must be there. */
  readonly tail: string;
  /** Whether the label itself is printed with a slash; others do not reach across one. */
  readonly hasSlash: boolean;
  /** Whether `#` belongs to the label (`License #`): without it or a number behind it the word is a title. */
  readonly hasHash: boolean;
  /** Whether it is the title of a document, which announces a number when `N°` follows it. */
  readonly isTitle: boolean;
}

const labelLetters = (label: string): string => compactText(label).letters;

/** The last of several words when it has at most two letters. */
function tailOf(label: string): string {
  const [, last] = /[\s#]([\p{L}\p{N}°º№.]{1,3})\.?$/u.exec(label) ?? [];
  const letters = last === undefined ? '' : labelLetters(last);
  return letters.length <= 2 ? letters : '';
}

function plainEntry(key: LabelKey, label: string): LabelEntry {
  return {
    key,
    letters: labelLetters(label),
    spelling: foldLetters(label),
    isolated: false,
    tail: tailOf(label),
    hasSlash: label.includes('/'),
    hasHash: label.endsWith('#'),
    isTitle: false,
  };
}

function entriesOf(table: LabelTable, key: LabelKey): LabelEntry[] {
  return (table[key] ?? []).map((label) =>
    label.endsWith('!') ? { ...plainEntry(key, label.slice(0, -1)), isolated: true } : plainEntry(key, label),
  );
}

/** Shorter titles are words of labels, too. */
const SHORTEST_TITLE = 8;

/** Titles of documents, so that none is taken for a misread label: `Passport` beside `Passport No`. */
function titleEntries(): LabelEntry[] {
  return Object.values(DOCUMENT_TITLES)
    .flatMap((wordings) => wordings.split('|'))
    .map((title) => ({ ...plainEntry('mark', title), isTitle: true }))
    .filter(({ letters }) => letters.length >= SHORTEST_TITLE);
}

/** All spellings; where two languages give one spelling different meanings, the table listed first decides. */
function allEntries(): LabelEntry[] {
  const bySpelling = new Map<string, LabelEntry>();
  for (const table of TABLES) {
    for (const entry of LABEL_KEYS.flatMap((key) => entriesOf(table, key))) {
      if (entry.letters !== '' && !bySpelling.has(entry.letters)) bySpelling.set(entry.letters, entry);
    }
  }
  for (const entry of titleEntries()) if (!bySpelling.has(entry.letters)) bySpelling.set(entry.letters, entry);
  return [...bySpelling.values()];
}

const ENTRIES = allEntries();

/** The labels of identity documents in all languages of the tables, indexed for reading errors. */
export const LABEL_LEXICON: FuzzyTrie<LabelEntry> = createFuzzyTrie(ENTRIES);

/** The same labels as {@link compactText} gives their letters, to know one that is spelled right. */
export const LABEL_SPELLINGS: ReadonlySet<string> = new Set(ENTRIES.map(({ letters }) => letters));

/** Labels shorter than this also occur inside of names and places. */
const SHORTEST_EMBEDDED = 7;

/** The labels of the working languages of ICAO documents (Doc 9303-4, section 4.1) that are long enough to be known inside of other letters. */
export const EMBEDDED_LABELS: FuzzyTrie<LabelEntry> = createFuzzyTrie(
  [ENGLISH_HOLDER_LABELS, ENGLISH_DOCUMENT_LABELS, FRENCH_LABELS]
    .flatMap((table) => LABEL_KEYS.filter((key) => key !== 'mark').flatMap((key) => entriesOf(table, key)))
    .filter(({ letters, isolated, hasHash }) => letters.length >= SHORTEST_EMBEDDED && !isolated && !hasHash),
);
