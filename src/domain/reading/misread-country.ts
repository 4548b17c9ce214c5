import { isCountryCode } from '../values/country-codes.ts';
import { compactText } from './compact-text.ts';
import { type CountryNameEntry, countryAdjectiveEntries, countryNameEntries } from './country-name-entries.ts';
import { createFuzzyTrie, type FuzzyTrie, matchesAt } from './fuzzy-trie.ts';

/** Shorter adjectives and names become one another by a letter. */
const SHORTEST = 6;
/** Of a value that its label announces so large a share of the letters may be wrong. */
const WRONG_SHARE = 0.17;

const CODE_LETTERS: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '2': 'Z',
  '4': 'A',
  '5': 'S',
  '6': 'G',
  '8': 'B',
};

let index: FuzzyTrie<CountryNameEntry> | undefined;

function countryIndex(): FuzzyTrie<CountryNameEntry> {
  index ??= createFuzzyTrie(
    [...countryAdjectiveEntries(), ...countryNameEntries()].filter(({ letters }) => letters.length >= SHORTEST),
  );
  return index;
}

function countryOfPart(part: string): string | undefined {
  const code = part.trim().replace(/\d/g, (digit) => CODE_LETTERS[digit] ?? digit);
  if (/^[A-Z]{3}$/.test(code)) return isCountryCode(code) ? code : undefined;
  const { letters } = compactText(part);
  const matches = matchesAt(countryIndex(), letters, (length) => length === letters.length, WRONG_SHARE);
  const least = Math.min(...matches.map(({ errors }) => errors));
  const nearest = new Set(matches.filter(({ errors }) => errors === least).map(({ entry }) => entry.country));
  return nearest.size === 1 ? [...nearest][0] : undefined;
}

/**
 * The country (alpha-3) that a value announced as one can only mean in spite of reading errors: `POLSKOE`, `N1GERIAN`, `P0L`. Undefined where
 * nothing or several countries are as near.
 */
export function misreadCountry(printed: string): string | undefined {
  const found = new Set(
    printed
      .split(/[/|;()]/)
      .map(countryOfPart)
      .filter((code) => code !== undefined),
  );
  return found.size === 1 ? [...found][0] : undefined;
}
