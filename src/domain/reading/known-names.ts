import { DOCUMENT_TITLES, type TitledType } from '../document/document-titles.ts';
import { STATE_WORDS } from '../values/country-names.ts';
import { SUBDIVISIONS, type Subdivision } from '../values/subdivision-table.ts';
import { compactText } from './compact-text.ts';
import { countryAdjectiveEntries, countryNameEntries } from './country-name-entries.ts';
import { createFuzzyTrie, type FuzzyTrie, matchesAt, type TrieEntry, type TrieMatch } from './fuzzy-trie.ts';
import { LABEL_SPELLINGS } from './label-lexicon.ts';

interface KnownName extends TrieEntry {
  readonly title?: TitledType;
  readonly subdivision?: Subdivision;
  /** Alpha-3 code. */
  readonly country?: string;
  /** A word for the form of state, which belongs to the name of the country beside it. */
  readonly isStateWord?: boolean;
}

/** A title, a state or a country that a misread line can only mean; `share`: how much of the line's letters it takes, 0–1. */
export interface RecognisedName {
  readonly title?: TitledType;
  readonly subdivision?: Subdivision;
  readonly country?: string;
  readonly share: number;
}

/** Shorter names become one another by a letter or two. */
const SHORTEST_NAME = 7;

/** Official names of this length at least, those that hold the form of state. */
const SHORTEST_OFFICIAL_NAME = 14;

function entriesOf(): KnownName[] {
  const titles = Object.entries(DOCUMENT_TITLES).flatMap(([type, wordings]) =>
    wordings.split('|').map((wording) => ({ letters: compactText(wording).letters, title: type as TitledType })),
  );
  const states = SUBDIVISIONS.map((subdivision) => ({ letters: compactText(subdivision.name).letters, subdivision }));
  const stateWords = STATE_WORDS.map((word) => ({ letters: compactText(word).letters, isStateWord: true }));
  const official = countryAdjectiveEntries().filter(({ letters }) => letters.length >= SHORTEST_OFFICIAL_NAME);
  return [...states, ...titles, ...countryNameEntries(), ...official, ...stateWords].filter(
    ({ letters }) => letters.length >= SHORTEST_NAME,
  );
}

let index: FuzzyTrie<KnownName> | undefined;

/**
 * Titles, states and countries that a line of print means in spite of reading errors (`DAIVING UCENSE`, `NORIH CAROLINA`): the
 * best match at each word, none overlapping.
 */
export function recogniseNames(line: string): RecognisedName[] {
  index ??= createFuzzyTrie(entriesOf());
  const compact = compactText(line);
  const found: RecognisedName[] = [];
  let stateWordShare = 0;
  for (let at = 0; at < compact.letters.length; ) {
    const from = at;
    const matches = compact.opens[from]
      ? matchesAt(index, compact.letters.slice(from), (length) => compact.opens[from + length] === true)
      : [];
    const names = matches.filter(
      ({ length, errors }) => errors === 0 || !isLabel(compact.letters.slice(from, from + length)),
    );
    const best = names.reduce<TrieMatch<KnownName> | undefined>(
      (a, b) => (!a || worth(b) > worth(a) ? b : a),
      undefined,
    );
    if (best) {
      const { letters: _, isStateWord, ...meaning } = best.entry;
      const share = best.length / compact.letters.length;
      if (isStateWord) stateWordShare += share;
      else found.push({ ...meaning, share });
    }
    at += best?.length ?? 1;
  }
  if (found.length > 0)
    return found.map((name) => (name.country ? { ...name, share: Math.min(1, name.share + stateWordShare) } : name));
  return compact.letters.length >= SHORTEST_GARBLED_TITLE - 1 && !isLabel(compact.letters)
    ? garbledTitle(index, compact.letters)
    : [];
}

/** A label that is spelled right is no misread name, however near: `SURNAME` is not `SURINAME`. */
function isLabel(letters: string): boolean {
  return LABEL_SPELLINGS.has(letters);
}

/** Of a title that fills its line so large a share of the letters may be wrong, from this length on. */
const WRONG_SHARE_OF_TITLE = 0.25;
const SHORTEST_GARBLED_TITLE = 12;

/** The title that a whole line is in spite of many reading errors (`DAIVING UCENSE`). */
function garbledTitle(names: FuzzyTrie<KnownName>, letters: string): RecognisedName[] {
  const matches = matchesAt(names, letters, (length) => length === letters.length, WRONG_SHARE_OF_TITLE);
  const titles = matches.filter(({ entry }) => entry.title && entry.letters.length >= SHORTEST_GARBLED_TITLE);
  const [nearest] = titles.toSorted((a, b) => a.errors - b.errors);
  return nearest?.entry.title ? [{ title: nearest.entry.title, share: 1 }] : [];
}

function worth(match: TrieMatch<KnownName>): number {
  return match.length - 2.5 * match.errors;
}
