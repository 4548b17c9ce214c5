import { splitCommaName } from '../values/person-name.ts';

/** Countries whose documents print the family name before the given name. Source: CLDR 48 person name order. */
const SURNAME_FIRST = new Set(['HUN', 'CHN', 'HKG', 'MAC', 'TWN', 'JPN', 'KOR', 'PRK', 'VNM', 'KHM', 'MNG']);

/** A name in its two parts. */
export interface NameParts {
  readonly first: string;
  readonly last: string;
  /** 0–1: how surely the parts are told apart. */
  readonly certainty: number;
}

const isShouting = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/** `SPITERI Mandy`, `Maria VIRTANEN`: the surname is the part in capitals. */
function splitByCase(words: readonly string[]): NameParts | undefined {
  const capitals = words.map(isShouting);
  const change = capitals.findIndex((shouting, index) => index > 0 && shouting !== capitals[0]);
  if (change < 0 || capitals.slice(change).some((shouting) => shouting === capitals[0])) return undefined;
  const head = words.slice(0, change).join(' ');
  const tail = words.slice(change).join(' ');
  return capitals[0] ? { first: tail, last: head, certainty: 0.9 } : { first: head, last: tail, certainty: 0.9 };
}

/** `KOVÁCSNÉ`, wife of Kovács: her own surname follows (Hungarian Civil Code of 2013, section 4:27); the accent may be lost. */
const MARRIED_NAME = /\p{L}{3}N[EÉĖÊÈ]$/iu;

/**
 * Tells the parts of a name on one line apart: at a comma, by capitals, else by the custom of the country (one word of surname,
 * last or first). Undefined for a name of one word.
 */
export function splitNameLine(line: string, country: string | undefined, surnameFirst: boolean): NameParts | undefined {
  const byComma = splitCommaName(line);
  if (byComma) return { first: byComma.firstName, last: byComma.lastName, certainty: 0.95 };
  const words = line.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2) return undefined;
  const byCase = splitByCase(words);
  if (byCase) return byCase;
  const certainty = words.length === 2 ? 0.75 : 0.55;
  if (surnameFirst || (country !== undefined && SURNAME_FIRST.has(country))) {
    const count = country === 'HUN' && words.length > 2 && MARRIED_NAME.test(words[0] ?? '') ? 2 : 1;
    return { last: words.slice(0, count).join(' '), first: words.slice(count).join(' '), certainty };
  }
  return { first: words.slice(0, -1).join(' '), last: words.at(-1) ?? '', certainty };
}
