import { ADJECTIVES_OF_EUROPE, ADJECTIVES_OF_THE_WORLD } from './country-adjectives.ts';
import { alpha3Of, countryFromMrz, ISO_COUNTRIES, isCountryCode } from './country-codes.ts';
import {
  CODES_ONLY_ALONE,
  FURTHER_NAMES,
  NAME_LOCALES,
  NAMES_OF_OTHER_PLACES,
  NAMES_ONLY_ALONE,
  SHORT_NAME_LOCALES,
  STATE_WORDS,
} from './country-names.ts';
import { lettersOf, type SqueezedText, squeeze } from './letter-folding.ts';
import { createPhraseIndex, type PhraseIndex, type PhraseMatch } from './phrase-index.ts';

export { countryFromMrz, isCountryCode } from './country-codes.ts';

/**
 * What the print says of a country: its `official` name with the form of state, its `name`, an `adjective` (or an
 * inhabitant), or a `code`.
 */
export type CountryStrength = 'official' | 'name' | 'adjective' | 'code';

/** A country met in a line of print: ISO 3166-1 alpha-3 (or ICAO's) code; UTF-16 indices of the line, `end` exclusive. */
export interface FoundCountry {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly strength: CountryStrength;
}

interface Meaning {
  /** Undefined for a place that is no country. */
  readonly code: string | undefined;
  readonly strength: 'name' | 'adjective';
  /** Too short or too ordinary a word to mean a country inside other text. */
  readonly isOnlyAlone: boolean;
}

/** A Latin name up to this length counts inside text only when several languages share it (`PERU`, not Vietnamese `MY`). */
const SHORT_NAME_LETTERS = 4;
const LANGUAGES_SHARING_A_SHORT_NAME = 5;

/** CLDR's names, each with how often which code is meant by it. */
function namesOfCldr(): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const meanings = new Map<string, Map<string, number>>();
  const take = (locale: string, style: 'long' | 'short'): void => {
    const names = new Intl.DisplayNames(locale, { type: 'region', style, fallback: 'none' });
    for (const [alpha2, alpha3] of ISO_COUNTRIES) {
      const name = names.of(alpha2)?.toUpperCase();
      if (name === undefined) continue;
      const codes = meanings.get(name) ?? new Map<string, number>();
      meanings.set(name, codes.set(alpha3, (codes.get(alpha3) ?? 0) + 1));
    }
  };
  for (const locale of NAME_LOCALES) take(locale, 'long');
  for (const locale of SHORT_NAME_LOCALES) take(locale, 'short');
  return meanings;
}

function cldrEntries(): (readonly [string, Meaning])[] {
  return [...namesOfCldr()].flatMap(([name, codes]) => {
    const [[code, languages] = [undefined, 0], ...others] = codes;
    // Two countries under one name (KONGO) are never told apart by guessing.
    if (others.length > 0) return [];
    const isShort = name.length <= SHORT_NAME_LETTERS && /^[\p{Script=Latin}\p{P}\s]+$/u.test(name);
    const isOnlyAlone = isShort && languages < LANGUAGES_SHARING_A_SHORT_NAME;
    return [[name, { code, strength: 'name', isOnlyAlone }] as const];
  });
}

function tableEntries(
  table: Readonly<Record<string, string>>,
  strength: 'name' | 'adjective',
): (readonly [string, Meaning])[] {
  return Object.entries(table).flatMap(([code, forms]) =>
    forms
      .split('|')
      .map((form) => [form, { code, strength, isOnlyAlone: /^[\p{Script=Latin} ]{1,3}$/u.test(form) }] as const),
  );
}

let index: PhraseIndex<Meaning> | undefined;

/** Built at the first use: 16,000 names in about 60 languages. */
function countryIndex(): PhraseIndex<Meaning> {
  index ??= createPhraseIndex<Meaning>(
    [
      ...NAMES_OF_OTHER_PLACES.map(
        (name) => [name, { code: undefined, strength: 'name', isOnlyAlone: false }] as const,
      ),
      ...tableEntries(FURTHER_NAMES, 'name'),
      ...cldrEntries(),
      ...tableEntries(ADJECTIVES_OF_EUROPE, 'adjective'),
      ...tableEntries(ADJECTIVES_OF_THE_WORLD, 'adjective'),
    ],
    STATE_WORDS.filter((word) => lettersOf(word).letters.length >= 7),
  );
  return index;
}

let stateWordLetters: readonly string[] | undefined;

function stateWords(): readonly string[] {
  stateWordLetters ??= STATE_WORDS.map((word) => lettersOf(word).letters).sort((a, b) => b.length - a.length);
  return stateWordLetters;
}

/** Takes the words for the form of state on both sides into the match; with one of them, or one inside, the name is official. */
function withStateWords(text: SqueezedText, match: PhraseMatch<Meaning>): FoundCountry[] {
  let from = text.starts.indexOf(match.start);
  let to = text.ends.lastIndexOf(match.end) + 1;
  const name = text.letters.slice(from, to);
  const { code, strength } = match.value;
  let isOfficial = stateWords().some((word) => name.length > word.length && name.includes(word));
  for (let word: string | undefined = ''; word !== undefined; from -= word?.length ?? 0) {
    const before = text.letters.slice(0, from);
    word = stateWords().find((each) => before.endsWith(each) && text.isBoundary[from - each.length]);
    isOfficial ||= word !== undefined;
  }
  for (let word: string | undefined = ''; word !== undefined; to += word?.length ?? 0) {
    const after = text.letters.slice(to);
    word = stateWords().find((each) => after.startsWith(each) && text.isBoundary[to + each.length]);
    isOfficial ||= word !== undefined;
  }
  const start = text.starts[from];
  const end = text.ends[to - 1];
  if (code === undefined || start === undefined || end === undefined) return [];
  return [{ code, start, end, strength: isOfficial ? 'official' : strength }];
}

function namesIn(line: string, text: SqueezedText): FoundCountry[] {
  return countryIndex()
    .find(line)
    .flatMap((match) => {
      const isAlone = match.start === text.starts[0] && match.end === text.ends.at(-1);
      const word = line.slice(match.start, match.end).toLowerCase();
      const isOrdinary = match.value.isOnlyAlone || NAMES_ONLY_ALONE.includes(word);
      return withStateWords(text, match).filter((found) => isAlone || !isOrdinary || found.strength === 'official');
    });
}

/** Alpha-3 codes in capitals that stand apart; `D` and two letters are far more often something else. */
function codesIn(line: string): FoundCountry[] {
  return [...line.matchAll(/(?<![\p{L}\p{N}<])[A-Z]{3}(?![\p{L}\p{N}<])/gu)].flatMap((match) => {
    const [code] = match;
    const isAlone = line.trim() === code;
    if (!isCountryCode(code) || (CODES_ONLY_ALONE.has(code) && !isAlone)) return [];
    return [{ code, start: match.index, end: match.index + code.length, strength: 'code' as const }];
  });
}

/**
 * The countries named in a line of print, from left to right, none overlapping: official names, names, adjectives and alpha-3
 * codes, whether or not the reader kept spaces and diacritics (`BUNDESREPUBLIKDEUTSCHLAND`). Short names count only as words of
 * their own, and names inside those of other places (`NEW JERSEY`) not at all.
 */
export function findCountriesIn(line: string): readonly FoundCountry[] {
  const names = namesIn(line, squeeze(line));
  const codes = codesIn(line).filter((code) => names.every((name) => code.end <= name.start || code.start >= name.end));
  return [...names, ...codes].sort((a, b) => a.start - b.start);
}

function countryOfPart(printed: string): string | undefined {
  const part = printed.trim();
  if (/^[A-Z]{2}$/.test(part)) return alpha3Of(part) ?? countryIndex().exact(part)?.code;
  if (/^[A-Z]{1,3}<*$/.test(part)) return countryFromMrz(part) ?? countryIndex().exact(part)?.code;
  return countryIndex().exact(part)?.code ?? countryByCover(part);
}

/** The country when names of it, with the words for the form of state, are all there is in the text. */
function countryByCover(printed: string): string | undefined {
  const text = squeeze(printed);
  const found = namesIn(printed, text);
  const isCovered = text.starts.every((start) => found.some((each) => start >= each.start && start < each.end));
  return isCovered ? theOnly(found.map((each) => each.code)) : undefined;
}

function theOnly(codes: readonly (string | undefined)[]): string | undefined {
  const different = new Set(codes.filter((code) => code !== undefined));
  return different.size === 1 ? [...different][0] : undefined;
}

/**
 * The country (ISO 3166-1 alpha-3, or ICAO's own code) that the whole of `printed` names: a code in capitals, a name or
 * official name in any of the languages known, an adjective or inhabitant, or two of these that agree (`SUOMI/FINLAND`).
 * Case, spaces, diacritics and punctuation do not count. Undefined when it names none, or several.
 */
export function findCountry(printed: string): string | undefined {
  if (lettersOf(printed).letters === '') return undefined;
  return countryOfPart(printed) ?? theOnly(printed.split(/[/|;()]/).map(countryOfPart));
}
