import { beforeAll, describe, expect, it } from 'vitest';
import { START_PATTERN, WORD_MODULES } from '../../../src/adapters/barcode-zxing/fine-code/code-word-shapes.ts';
import type { LumaPlane } from '../../../src/adapters/barcode-zxing/luma-plane.ts';
import { readPicture } from '../../../src/adapters/barcode-zxing/read-picture.ts';
import { loadZxing } from '../../../src/adapters/barcode-zxing/zxing-engine.ts';
import { type DrawnRows, drawFine, licencePayload, pdf417Rows } from './fine-code/drawn-fine-code.ts';

const COLUMNS = 10;
const PAYLOAD = licencePayload(300, 8);

beforeAll(loadZxing);

async function textsOf({ widthPx, heightPx, luma }: LumaPlane): Promise<readonly string[]> {
  const rgb = Uint8Array.from({ length: 3 * luma.length }, (_, at) => luma[Math.floor(at / 3)]!);
  return (await readPicture(rgb, widthPx, heightPx)).map(({ text }) => text);
}

/** Rows of which so many code words of data, spread over the code, are other code words. */
function damaged(rows: DrawnRows, words: number): DrawnRows {
  const bad = new Map(
    Array.from({ length: words }, (_, index) => [1 + Math.floor((index * (rows.length - 2)) / words), index]),
  );
  expect(bad.size).toBe(words);
  return rows.map((row, index) => {
    const damage = bad.get(index);
    if (damage === undefined) return row;
    const at = START_PATTERN.length + (1 + (damage % COLUMNS)) * WORD_MODULES;
    // Of the same cluster, three rows away.
    const other = rows[index < 3 ? index + 3 : index - 3]!;
    const word = other.slice(at, at + WORD_MODULES);
    return [...row.slice(0, at), ...word, ...row.slice(at + WORD_MODULES)];
  });
}

describe('a code whose bars are three quarters of a pixel wide', () => {
  it('is read', async () => {
    expect(await textsOf(drawFine(await pdf417Rows(PAYLOAD, COLUMNS), 0.75, 2.25))).toEqual([PAYLOAD]);
  });

  it('is read with a few code words wrong', async () => {
    const rows = damaged(await pdf417Rows(PAYLOAD, COLUMNS), 5);
    expect(await textsOf(drawFine(rows, 0.75, 2.25))).toEqual([PAYLOAD]);
  });

  it('has to keep more of its error correction than one that can be seen', async () => {
    const rows = damaged(await pdf417Rows(PAYLOAD, COLUMNS), 11);
    expect(await textsOf(drawFine(rows, 3, 9))).toEqual([PAYLOAD]);
    expect(await textsOf(drawFine(rows, 0.75, 2.25))).toEqual([]);
  });
});
