import { describe, expect, it } from 'vitest';
import { findBarTexture, straightened } from '../../../../src/adapters/barcode-zxing/bar-texture.ts';
import { restoredCode } from '../../../../src/adapters/barcode-zxing/fine-code/restored-code.ts';
import type { Cutting, LumaPlane } from '../../../../src/adapters/barcode-zxing/luma-plane.ts';
import { seededRandom } from '../../../specimens/random.ts';
import { type DrawnRows, drawFine, licencePayload, pdf417Rows } from './drawn-fine-code.ts';

const MODULE_PX = 2;
const ROW_PX = 6;
const QUIET_PX = 12;

/** What is drawn of the first bar-like place that something is drawn of. */
function restored(plane: LumaPlane): Cutting | undefined {
  for (const found of findBarTexture(plane, 4)) {
    const place = straightened(plane, found);
    const drawing = place && restoredCode(plane, place);
    if (drawing) return drawing;
  }
  return undefined;
}

/** The modules that a drawing shows. */
function rowsOf({ plane }: Cutting): DrawnRows {
  const rows = (plane.heightPx - 2 * QUIET_PX) / ROW_PX;
  const modules = (plane.widthPx - 2 * QUIET_PX) / MODULE_PX;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: modules }, (_, module) => {
      const at = (QUIET_PX + row * ROW_PX + 1) * plane.widthPx + QUIET_PX + module * MODULE_PX;
      return plane.luma[at]! < 128 ? 1 : 0;
    }),
  );
}

/** The plane turned by a half turn. */
function upsideDown({ widthPx, heightPx, luma }: LumaPlane): LumaPlane {
  return { widthPx, heightPx, luma: luma.slice().reverse() };
}

function noisy({ widthPx, heightPx, luma }: LumaPlane, amount: number): LumaPlane {
  const random = seededRandom(6);
  const shaken = luma.map((level) => Math.min(255, Math.max(0, level + (random() - 0.5) * 2 * amount)));
  return { widthPx, heightPx, luma: shaken };
}

describe('a code too fine to be told bar by bar', () => {
  it.each([
    [4, 0.75, 2.25, 150],
    [5, 1, 3, 90],
    [8, 0.875, 2.625, 260],
    [11, 1, 3, 400],
    [11, 1.125, 2.75, 400],
    [16, 1.25, 3.75, 500],
    [17, 0.75, 2.25, 330],
    [22, 1.5, 3, 700],
  ])(
    'of %i data columns, modules of %f and rows of %f pixels, is drawn as it was',
    async (columns, module, row, length) => {
      const rows = await pdf417Rows(licencePayload(length, columns), columns);
      const drawing = restored(noisy(drawFine(rows, module, row), 12));
      expect(drawing && rowsOf(drawing)).toEqual(rows);
    },
  );

  it('is drawn upright where it stands upside down, and its corners are told where they are', async () => {
    const rows = await pdf417Rows(licencePayload(300, 2), 10);
    const plane = upsideDown(drawFine(rows, 1, 3));
    const drawing = restored(plane)!;
    expect(rowsOf(drawing)).toEqual(rows);
    const first = drawing.locate(QUIET_PX, QUIET_PX);
    const last = drawing.locate(drawing.plane.widthPx - QUIET_PX, drawing.plane.heightPx - QUIET_PX);
    const width = rows[0]!.length;
    expect(Math.abs(first.x - last.x - width)).toBeLessThan(0.3);
    expect(Math.abs(first.y - last.y - 3 * rows.length)).toBeLessThan(0.3);
    expect(Math.abs(first.x + last.x - plane.widthPx)).toBeLessThan(1.2);
    expect(Math.abs(first.y + last.y - plane.heightPx)).toBeLessThan(1.2);
  });

  it('is not drawn of bars that run through from top to bottom', async () => {
    const [row] = await pdf417Rows(licencePayload(300, 3), 10);
    expect(restored(drawFine(new Array(20).fill(row), 1, 3))).toBeUndefined();
  });

  it('is not drawn of rows between start and stop pattern that are no code words', async () => {
    const random = seededRandom(9);
    const rows = await pdf417Rows(licencePayload(300, 4), 10);
    const scrambled = rows.map((row) =>
      row.map((dark, at) => (at < 17 || at >= row.length - 18 ? dark : random() < 0.5 ? 1 : 0)),
    );
    expect(restored(drawFine(scrambled, 1, 3))).toBeUndefined();
  });

  it('is not drawn of fine parallel bars', () => {
    const random = seededRandom(5);
    const bars = Array.from({ length: 260 }, () => (random() < 0.5 ? 1 : 0));
    expect(restored(drawFine(new Array(20).fill(bars), 1, 3))).toBeUndefined();
  });
});
