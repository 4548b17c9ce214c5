import { describe, expect, it } from 'vitest';
import { findRowEnds } from '../../../../src/adapters/barcode-zxing/fine-code/end-patterns.ts';
import type { LumaPlane } from '../../../../src/adapters/barcode-zxing/luma-plane.ts';
import { drawFine, licencePayload, pdf417Rows } from './drawn-fine-code.ts';

function meanRow({ widthPx, heightPx, luma }: LumaPlane): Float64Array {
  return Float64Array.from({ length: widthPx }, (_, column) => {
    let sum = 0;
    for (let row = 30; row < heightPx - 30; row += 1) sum += luma[row * widthPx + column]!;
    return sum / (heightPx - 60);
  });
}

describe('the ends of the rows of a PDF417', () => {
  it.each([
    [1, 0.75],
    [4, 1],
    [9, 0.625],
    [13, 1.125],
    [20, 1.5],
    [30, 0.875],
  ])('are found with %i columns and modules of %f pixels', async (columns, modulePx) => {
    const rows = await pdf417Rows(licencePayload(40 + 20 * columns, columns), columns);
    const found = findRowEnds(meanRow(drawFine(rows, modulePx, 3)));
    const right = found.find(({ modules }) => modules === rows[0]!.length);
    const left = 25 + 3 / 8;
    expect(right).toBeDefined();
    expect(Math.abs(right!.start - left)).toBeLessThan(0.3);
    expect(Math.abs(right!.end - left - rows[0]!.length * modulePx)).toBeLessThan(0.3);
  });

  it('are not found on plain paper and on one that shades off', () => {
    const shaded = Float64Array.from({ length: 250 }, (_, at) => 250 - at / 2);
    for (const profile of [new Float64Array(250).fill(240), shaded]) expect(findRowEnds(profile)).toEqual([]);
  });

  it('are more alike upright than upside down, and than with one of them missing', async () => {
    const rows = await pdf417Rows(licencePayload(200, 2), 8);
    const profile = meanRow(drawFine(rows, 1, 3));
    const cut = profile.slice().fill(240, 0, 60);
    const [upright] = findRowEnds(profile);
    for (const other of [profile.slice().reverse(), cut]) {
      expect(upright!.likeness).toBeGreaterThan((findRowEnds(other)[0]?.likeness ?? 0) + 0.03);
    }
  });
});
