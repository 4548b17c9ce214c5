import { lettersOf } from './letter-folding.ts';
import { BILINGUAL_CUTS, CLDR_MONTH_LANGUAGES, PRINTED_MONTHS } from './month-abbreviations.ts';

const ROMAN_MONTHS = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');
/** A cut of a full name counts from this length on. */
const SHORTEST_CUT = 3;
/** No name of a month in the tables has more letters. */
const LONGEST_NAME = 16;

type Months = ReadonlySet<number>;
type MutableTable = Map<string, Set<number>>;

interface MonthTable {
  /** Full names and printed abbreviations. */
  readonly names: ReadonlyMap<string, Months>;
  /** Other cuts of the full names; consulted when nothing is printed so. */
  readonly cuts: ReadonlyMap<string, Months>;
}

const MONTH_FORMS: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'short', day: 'numeric' },
];

/** CLDR's names of the twelve months: full and short, standing alone and (Slavic, Baltic, Greek) inside a date. */
function cldrNames(language: string): string[][] {
  const formats = MONTH_FORMS.map(
    (form) =>
      new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' }),
  );
  return Array.from({ length: 12 }, (_, index) =>
    formats
      .map(
        (format) => format.formatToParts(Date.UTC(2000, index, 5)).find((part) => part.type === 'month')?.value ?? '',
      )
      // Catalan gives the preposition with the name: de febrer, d’abril.
      .map((name) => lettersOf(name.replace(/^(?:de |d[’'])/, '')).letters)
      .filter((name) => /^\p{L}[\p{L}\p{M}]+$/u.test(name)),
  );
}

function printedNames(language: string): string[][] {
  const months = PRINTED_MONTHS[language]?.split(' ') ?? [];
  return months.map((names) => names.split('|').flatMap((name) => (name === '-' ? [] : [lettersOf(name).letters])));
}

function add(table: MutableTable, name: string, month: number): void {
  table.set(name, (table.get(name) ?? new Set()).add(month));
}

/** Adds the cuts of one language's names that stand for a single month in it. */
function addCuts(table: MutableTable, namesByMonth: readonly string[][]): void {
  const cuts: MutableTable = new Map();
  namesByMonth.forEach((names, index) => {
    for (const name of names) {
      for (let length = SHORTEST_CUT; length < name.length; length += 1) add(cuts, name.slice(0, length), index + 1);
    }
  });
  for (const [cut, months] of cuts) if (months.size === 1) for (const month of months) add(table, cut, month);
}

function buildTable(): MonthTable {
  const names: MutableTable = new Map();
  const cuts: MutableTable = new Map();
  for (const language of [...Object.keys(PRINTED_MONTHS), ...CLDR_MONTH_LANGUAGES]) {
    const printed = printedNames(language);
    const namesByMonth = cldrNames(language).map((known, index) => [...known, ...(printed[index] ?? [])]);
    namesByMonth.forEach((known, index) => {
      for (const name of known) add(names, name, index + 1);
    });
    addCuts(cuts, namesByMonth);
  }
  return { names, cuts };
}

let table: MonthTable | undefined;

function monthsOfName(letters: string): Months | undefined {
  if (letters.length < 2 || letters.length > LONGEST_NAME) return undefined;
  table ??= buildTable();
  return table.names.get(letters) ?? table.cuts.get(letters);
}

function common(a: Months, b: Months | undefined): Months {
  return new Set([...a].filter((month) => b?.has(month)));
}

/** {@link monthsOfName} with what the name means only beside another. */
function monthsBesideAnother(letters: string): Months | undefined {
  const months = monthsOfName(letters);
  const extra = BILINGUAL_CUTS[letters];
  return extra === undefined ? months : new Set([...(months ?? []), extra]);
}

/** The months that all of `words` name; undefined when one names none or they contradict. */
function monthsOfAll(words: readonly string[]): Months | undefined {
  const meanings = [monthsOfName, monthsBesideAnother].map((meaning) => {
    const [first, ...others] = words.map(meaning);
    return first && others.every((months) => months !== undefined) ? others.reduce<Months>(common, first) : undefined;
  });
  return meanings.find((months) => months !== undefined && months.size > 0);
}

/** `JANJAN`, `JANIJAN`: two names of one month whose slash the reader lost or took for a letter. */
function monthsOfGluedNames(letters: string): Months | undefined {
  for (let cut = SHORTEST_CUT; cut <= letters.length - SHORTEST_CUT; cut += 1) {
    const [name, rest] = [letters.slice(0, cut), letters.slice(cut)];
    const both = monthsOfAll([name, rest]) ?? monthsOfAll([name, rest.replace(/^[IL]/, '')]);
    if (both) return both;
  }
  return undefined;
}

/** Undoes the digits that a reader sees in letters. */
function repairedLetters(text: string): string {
  return lettersOf(text).letters.replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('5', 'S');
}

/** Whether a slash says that the month stands in two languages; before a name it may have been read as an I (`IJUN`). */
function hasTwoNames(text: string): boolean {
  return /[/|\\]|\p{L} ?\s[Il1]\p{L}{3}/u.test(text);
}

function withoutSlash(word: string): string {
  return monthsOfName(word) ? word : word.replace(/^[IL]/, '');
}

/**
 * The months (1–12) that a printed month name can stand for, in any of the languages of the tables: `AUG`, `AOÛT`, `Sept.`,
 * `SERPNIA`. Names of one month in two languages (`AOÛT/AUG`, `LIP JUL`) are read together, which settles names that differ
 * by language (`LIP`: June in Croatian, July in Polish). Of two with a slash between, one misread is passed over
 * (`JRN/JAN`). Empty when a word is no month name or the names contradict.
 * Source: CLDR month names by `Intl`, and {@link PRINTED_MONTHS}.
 */
export function monthsNamed(text: string): readonly number[] {
  const letters = repairedLetters(text);
  const single = monthsOfName(letters) ?? monthsOfGluedNames(letters);
  if (single) return [...single];
  const words = text
    .split(/[^\p{L}\p{M}\p{N}.]+/u)
    .map(repairedLetters)
    .filter((word) => word !== '');
  const readable = hasTwoNames(text) ? words.map(withoutSlash).filter((word) => monthsOfName(word)) : words;
  return [...(monthsOfAll(words) ?? monthsOfAll(readable) ?? [])];
}

/** The month (1–12) of a Roman numeral, as Polish, Hungarian and Russian papers write it; undefined for anything else. */
export function monthOfRomanNumeral(text: string): number | undefined {
  const index = ROMAN_MONTHS.indexOf(text.toUpperCase());
  return index < 0 ? undefined : index + 1;
}
