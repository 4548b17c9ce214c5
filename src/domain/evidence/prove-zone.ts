import { isUnderDigit } from '../mrz/check-lines.ts';
import type { MrzRange } from '../mrz/format-row.ts';
import { mrzFormat } from '../mrz/formats.ts';
import { openPlaces } from '../mrz/open-places.ts';
import type { MrzField, MrzReading } from '../mrz/parse.ts';
import type { TextLine } from '../reading/text-line.ts';
import { mrzSpelling } from '../values/person-name.ts';

/** Whether the text of a zone is proven, and the ranges of it that are not. */
export interface ZoneProof {
  readonly proven: boolean;
  readonly open: readonly MrzRange[];
}

/** Shorter words stand in print by chance, and differ from others in too few letters to be a misreading of one. */
const TELLING_LETTERS = 4;

/** One letter in so many may be misread. */
const LETTERS_A_MISREADING = 4;

/**
 * Whether the text of a zone is proven, every character of it: by the check digits over what they cover, and elsewhere because the reader
 * was sure of every character (see {@link openPlaces}, which tells what that guarantees) or the print on the same document has the same
 * name. A name that the print has in almost the same letters is open however clearly it was read: one of the two is misread (`FSPANOLA` beside
 * `ESPAÑOLA`). `print`: the lines of all sides; `mayGoOn`: the lines of the zone may have been cut.
 */
export function proveZone(reading: MrzReading, print: readonly TextLine[], mayGoOn: boolean): ZoneProof {
  const words = new Set(print.filter(isPrint).flatMap(({ text }) => wordsOf(text)));
  const names = [reading.fields.surname, reading.fields.givenNames].filter((name) => name !== undefined);
  const echoed = names.filter((name) => isEchoed(name, words));
  const unclear = openPlaces(reading).filter((place) => !echoed.some((name) => holds(name, place)));
  const contradicted = names
    .filter((name) => !isUnderDigit(mrzFormat(reading.format), name.line, name.start) && isContradicted(name, words))
    .map(placeOf);
  const ends = mayGoOn ? reading.lines.map((text, line) => ({ line, start: text.length, end: text.length })) : [];
  const open = [...unclear, ...contradicted, ...ends];
  return { proven: open.length === 0, open };
}

/** Readers that do not know the zone's print read its lines as print: they are no second witness. */
function isPrint({ script, text }: TextLine): boolean {
  return script === 'print' && !text.includes('<');
}

function wordsOf(text: string): string[] {
  return mrzSpelling(text).split(' ').filter(Boolean);
}

function isEchoed({ value, truncated }: MrzField, words: ReadonlySet<string>): boolean {
  const own = wordsOf(value);
  return !truncated && own.length > 0 && own.every((word) => word.length >= TELLING_LETTERS && words.has(word));
}

function isContradicted({ value }: MrzField, words: ReadonlySet<string>): boolean {
  return wordsOf(value).some(
    (word) =>
      word.length >= TELLING_LETTERS && !words.has(word) && [...words].some((other) => isMisreading(word, other)),
  );
}

function isMisreading(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const wrong = [...word].filter((letter, index) => letter !== other.charAt(index)).length;
  return wrong * LETTERS_A_MISREADING <= word.length;
}

function placeOf({ line, start, end }: MrzRange): MrzRange {
  return { line, start, end };
}

function holds(outer: MrzRange, inner: MrzRange): boolean {
  return outer.line === inner.line && outer.start <= inner.start && inner.end <= outer.end;
}
