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

type Index = FuzzyTrie<CountryNameEntry>;

function indexOf(entries: readonly CountryNameEntry[]): Index {
  return createFuzzyTrie(entries.filter(({ letters }) => letters.length >= SHORTEST));
}

let adjectives: Index | undefined;
let names: Index | undefined;

interface Misread {
  readonly errors: number;
  /** Alpha-3 codes of all that are as near. */
  readonly countries: ReadonlySet<string>;
}

function misreadOf(letters: string, index: Index): Misread {
  const matches = matchesAt(index, letters, (length) => length === letters.length, WRONG_SHARE);
  const errors = Math.min(...matches.map((match) => match.errors));
  return {
    errors,
    countries: new Set(matches.filter((match) => match.errors === errors).map(({ entry }) => entry.country)),
  };
}

function misreadAdjective(letters: string): Misread {
  adjectives ??= indexOf(countryAdjectiveEntries());
  return misreadOf(letters, adjectives);
}

function misreadName(letters: string): Misread {
  names ??= indexOf(countryNameEntries());
  return misreadOf(letters, names);
}

const onlyOne = (countries: ReadonlySet<string>): string | undefined =>
  countries.size === 1 ? [...countries][0] : undefined;

function countryOfPart(part: string): string | undefined {
  const code = part.trim().replace(/\d/g, (digit) => CODE_LETTERS[digit] ?? digit);
  if (/^[A-Z]{3}$/.test(code)) return isCountryCode(code) ? code : undefined;
  const { letters } = compactText(part);
  const [adjective, name] = [misreadAdjective(letters), misreadName(letters)];
  if (adjective.errors === name.errors) return onlyOne(new Set([...adjective.countries, ...name.countries]));
  return onlyOne(adjective.errors < name.errors ? adjective.countries : name.countries);
}

/** The country (alpha-3) whose citizens a word can only mean in spite of reading errors: `POLSKOE`, but not the name `PORTUGAI`. */
export function misreadNationality(word: string): string | undefined {
  if (!/^\p{L}+$/u.test(word)) return undefined;
  const { letters } = compactText(word);
  const adjective = misreadAdjective(letters);
  const name = misreadName(letters);
  return name.errors > 0 && adjective.errors <= name.errors ? onlyOne(adjective.countries) : undefined;
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
