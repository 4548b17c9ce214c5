import type { MrzFormat } from '../../../domain/mrz/format-row.ts';
import { alphabetAt } from '../../../domain/mrz/formats.ts';

/** The classes of the recogniser of machine-readable zones, in order, after the CTC blank. Source: ICAO Doc 9303-3, 4.3. */
export const MRZ_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';

/** For each column of one line: 1 for every character of {@link MRZ_CHARACTERS} that may stand there. */
export type LineAlphabet = readonly Uint8Array[];

const cache = new Map<MrzFormat, readonly LineAlphabet[]>();

/** The alphabets of every line of a layout. */
export function alphabetsOf(format: MrzFormat): readonly LineAlphabet[] {
  const known = cache.get(format);
  if (known) return known;
  const alphabets = format.lineLengths.map((length, line) =>
    Array.from({ length }, (_, column) => {
      const allowed = alphabetAt(format, line, column);
      return Uint8Array.from(MRZ_CHARACTERS, (character) => (allowed.includes(character) ? 1 : 0));
    }),
  );
  cache.set(format, alphabets);
  return alphabets;
}
