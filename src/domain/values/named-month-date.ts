import type { DateParts } from './date-interpretation.ts';
import type { DateToken } from './date-tokens.ts';
import { monthOfRomanNumeral, monthsNamed } from './month-name.ts';
import type { DateSpan } from './numeric-date.ts';

/** Between a month's name and its neighbours: nothing, blanks, one separator; between two names also a slash with blanks. */
const NAME_GAP = /^\s{0,3}[./,\-|\\'’׳]{0,2}\s{0,3}$/;
/** More words than a month in three languages with `de` on both sides are no date. */
const MOST_WORDS = 5;
/** Words that stand beside the parts of a date: `5 de mayo de 1988`, `1st of May`, `1990 m. kovo 11 d.`, `2012. gada 6. marts`. */
const CONNECTORS = new Set('de del do of d m gada g г р рік року year le den dne'.split(' '));
const ORDINAL_ENDINGS = new Set('st nd rd th er ère eme ème º ª o a e'.split(' '));

/** The Thai solar calendar counts 543 years more (Buddhist era); seen beside Thai month names only. */
const BUDDHIST_OFFSET = 543;
const THAI = /\p{Script=Thai}/u;

interface Phrase {
  readonly months: readonly number[];
  readonly isThai: boolean;
}

function isConnector(token: DateToken): boolean {
  return CONNECTORS.has(token.text.toLowerCase());
}

/** The months that the words `tokens` name; connectors do not count. */
function monthPhrase(tokens: readonly DateToken[]): Phrase {
  const words = tokens.filter((token) => !isConnector(token));
  const [only] = words;
  const roman = words.length === 1 && only ? monthOfRomanNumeral(only.text) : undefined;
  const text = words.map((word, index) => (index === 0 ? '' : word.gap) + word.text).join('');
  return { months: roman === undefined ? monthsNamed(text) : [roman], isThai: THAI.test(text) };
}

function partsOf(yearText: string, { months, isThai }: Phrase, dayText: string): DateParts[] {
  const printedYear = Number(yearText);
  const year = isThai && printedYear >= 2400 ? printedYear - BUDDHIST_OFFSET : printedYear;
  return months.map((month) => ({ year, isShortYear: yearText.length === 2, month, day: Number(dayText) }));
}

function isYear(token: DateToken | undefined): token is DateToken {
  return token?.kind === 'number' && (token.text.length === 4 || token.text.length === 2);
}

function isDay(token: DateToken | undefined): token is DateToken {
  return token?.kind === 'number' && token.text.length <= 2;
}

/** How many tokens after `from` are words joined to what stands before them. */
function joinedWords(tokens: readonly DateToken[], from: number): number {
  let count = 0;
  while (count < MOST_WORDS) {
    const token = tokens[from + count];
    if (token?.kind !== 'word' || !NAME_GAP.test(token.gap)) break;
    count += 1;
  }
  return count;
}

function joined(token: DateToken | undefined): boolean {
  return token !== undefined && NAME_GAP.test(token.gap);
}

/** `12 AUG 1964`, `1er janvier 1988`, `12.VIII.64`, and `1964 AUG 12`: number, name, number. */
function nameBetweenAt(tokens: readonly DateToken[], from: number): DateSpan | undefined {
  const first = tokens[from];
  const next = tokens[from + 1];
  const skip = next?.kind === 'word' && next.gap === '' && ORDINAL_ENDINGS.has(next.text.toLowerCase()) ? 1 : 0;
  const begin = from + 1 + skip;
  const words = joinedWords(tokens, begin);
  const last = tokens[begin + words];
  if (words === 0 || first?.kind !== 'number' || last?.kind !== 'number' || !joined(last)) return undefined;
  const phrase = monthPhrase(tokens.slice(begin, begin + words));
  if (phrase.months.length === 0) return undefined;
  const to = begin + words + 1;
  if (isDay(first) && isYear(last)) return { from, to, readings: partsOf(last.text, phrase, first.text) };
  if (first.text.length === 4 && isDay(last)) return { from, to, readings: partsOf(first.text, phrase, last.text) };
  return undefined;
}

/** `May 05, 2011`: name, day, year; `AUG 2024` with a full year alone is a month of a year. */
function nameFirstAt(tokens: readonly DateToken[], from: number): DateSpan | undefined {
  if (tokens[from]?.kind !== 'word') return undefined;
  const words = 1 + joinedWords(tokens.slice(0, from + 3), from + 1);
  const numberAt = from + words;
  const first = tokens[numberAt];
  if (first?.kind !== 'number' || !joined(first)) return undefined;
  const phrase = monthPhrase(tokens.slice(from, numberAt));
  if (phrase.months.length === 0) return undefined;
  const ordinal = tokens[numberAt + 1];
  const skip =
    ordinal?.kind === 'word' && ordinal.gap === '' && ORDINAL_ENDINGS.has(ordinal.text.toLowerCase()) ? 1 : 0;
  const year = tokens[numberAt + 1 + skip];
  if (isDay(first) && isYear(year) && joined(year)) {
    return { from, to: numberAt + 2 + skip, readings: partsOf(year.text, phrase, first.text) };
  }
  if (first.text.length !== 4) return undefined;
  return { from, to: numberAt + 1, readings: partsOf(first.text, phrase, '0') };
}

/** `2012. gada 6. marts`: year, day, name. */
function nameLastAt(tokens: readonly DateToken[], from: number): DateSpan | undefined {
  const year = tokens[from];
  const dayAt = from + 1 + (tokens[from + 1]?.kind === 'word' ? 1 : 0);
  const connector = dayAt === from + 2 ? tokens[from + 1] : undefined;
  const day = tokens[dayAt];
  const word = tokens[dayAt + 1];
  if (year?.kind !== 'number' || year.text.length !== 4 || !isDay(day) || word?.kind !== 'word') return undefined;
  if ((connector && !isConnector(connector)) || !joined(day) || !joined(word)) return undefined;
  const phrase = monthPhrase([word]);
  return phrase.months.length === 0
    ? undefined
    : { from, to: dayAt + 2, readings: partsOf(year.text, phrase, day.text) };
}

/** A date with the month's name (or Roman numeral) that begins with token `from`. */
export function namedMonthDateAt(tokens: readonly DateToken[], from: number): DateSpan | undefined {
  return nameBetweenAt(tokens, from) ?? nameFirstAt(tokens, from) ?? nameLastAt(tokens, from);
}
