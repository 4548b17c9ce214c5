import { createPhraseIndex, type PhraseIndex } from './phrase-index.ts';
import { FURTHER_SUBDIVISION_NAMES, SUBDIVISIONS, type Subdivision } from './subdivision-table.ts';

export type { Subdivision } from './subdivision-table.ts';

/** A subdivision named in a line of print; UTF-16 indices of the line, `end` exclusive. */
export interface FoundSubdivision {
  readonly subdivision: Subdivision;
  readonly start: number;
  readonly end: number;
}

/** The subdivision that an AAMVA issuer identification number (six digits, `636…` or `604…`) belongs to. */
export function subdivisionByIin(iin: string): Subdivision | undefined {
  return SUBDIVISIONS.find((each) => each.iin === iin);
}

/** The subdivision with this code in a country (alpha-3); case does not count. */
export function subdivisionByCode(code: string, country: string): Subdivision | undefined {
  const wanted = code.trim().toUpperCase();
  return SUBDIVISIONS.find((each) => each.code === wanted && each.country === country.toUpperCase());
}

let index: PhraseIndex<Subdivision> | undefined;

function nameIndex(): PhraseIndex<Subdivision> {
  index ??= createPhraseIndex([
    ...SUBDIVISIONS.map((each) => [each.name, each] as const),
    ...FURTHER_SUBDIVISION_NAMES.flatMap(([name, country, code]) => {
      const subdivision = subdivisionByCode(code, country);
      return subdivision ? [[name, subdivision] as const] : [];
    }),
  ]);
  return index;
}

/**
 * The states, provinces and territories named in a line, from left to right, whether or not the reader kept the spaces
 * (`NEWHAMPSHIRE`). Codes are not looked for: two letters are a code only where an address says so. A name may also be that of a city,
 * a person or (`GEORGIA`) a country; the caller knows the document.
 */
export function findSubdivisionsIn(line: string): readonly FoundSubdivision[] {
  return nameIndex()
    .find(line)
    .map(({ value, start, end }) => ({ subdivision: value, start, end }));
}
