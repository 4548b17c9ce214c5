import { START_PATTERN, WORD_MODULES } from './code-word-shapes.ts';
import { SEEN_MODULES, SEEN_ROWS, type SeenPixels } from './seen-pixels.ts';

/** Columns of code words (0 is that of the left row indicators): `from` up to, without, `to`. */
export interface WordColumns {
  readonly from: number;
  readonly to: number;
}

/** Which pixels see something of which code word; code words row by row. */
export interface WordPixels {
  /** Where each code word's pixels begin in {@link pixels}, and where the last one's end. */
  readonly starts: Int32Array;
  readonly pixels: Int32Array;
}

/** A pixel that sees less than this of a row says nothing about its code words. */
const LEAST_SHARE = 0.02;

/** The pixels of every code word in these columns, in a symbol of so many rows. */
export function pixelsOfWords(seen: SeenPixels, rows: number, columns: WordColumns): WordPixels {
  const words = rows * (columns.to - columns.from);
  const ends = new Int32Array(words + 1);
  eachSight(seen, rows, columns, (word) => {
    ends[word + 1] = (ends[word + 1] as number) + 1;
  });
  for (let word = 0; word < words; word += 1) ends[word + 1] = (ends[word + 1] as number) + (ends[word] as number);
  const starts = ends.slice();
  const pixels = new Int32Array(ends[words] as number);
  eachSight(seen, rows, columns, (word, pixel) => {
    const at = ends[word] as number;
    pixels[at] = pixel;
    ends[word] = at + 1;
  });
  return { starts, pixels };
}

/** Calls `visit` for each code word that a pixel sees, pixel by pixel. */
function eachSight(
  { count, firstModule, firstRow, rowShares }: SeenPixels,
  rows: number,
  { from, to }: WordColumns,
  visit: (word: number, pixel: number) => void,
): void {
  for (let pixel = 0; pixel < count; pixel += 1) {
    const module = (firstModule[pixel] as number) - START_PATTERN.length;
    const firstColumn = Math.max(from, Math.floor(module / WORD_MODULES));
    const lastColumn = Math.min(to - 1, Math.floor((module + SEEN_MODULES - 1) / WORD_MODULES));
    for (let seen = 0; seen < SEEN_ROWS; seen += 1) {
      const row = (firstRow[pixel] as number) + seen;
      if (row < 0 || row >= rows || (rowShares[pixel * SEEN_ROWS + seen] as number) < LEAST_SHARE) continue;
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        visit(row * (to - from) + column - from, pixel);
      }
    }
  }
}
