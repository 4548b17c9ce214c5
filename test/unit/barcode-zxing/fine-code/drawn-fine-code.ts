import { type LumaPlane, lumaOf, shrink } from '../../../../src/adapters/barcode-zxing/luma-plane.ts';
import { barcodeSymbol } from '../../../specimens/barcode.ts';
import { seededRandom } from '../../../specimens/random.ts';
import { Canvas } from '../../../specimens/raster/canvas.ts';
import { rectangle } from '../../../specimens/raster/shapes.ts';

/** The modules of a PDF417, one list a row: 1 dark, 0 light. */
export type DrawnRows = readonly (readonly number[])[];

/** Capital letters, digits and line feeds as on the back of a licence. */
export function licencePayload(length: number, seed: number): string {
  const random = seededRandom(seed);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\n';
  const tail = Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  return `@\n\u001e\rANSI 636000080001DL${tail}`;
}

/** The rows of a PDF417 of so many data columns, each once: the writer draws them three modules high. */
export async function pdf417Rows(text: string, columns: number): Promise<DrawnRows> {
  const symbol = await barcodeSymbol('PDF417', text, `columns=${columns},ecLevel=4`);
  return symbol.rows
    .filter((_, index) => index % 3 === 0)
    .map((row) => {
      const modules = new Array<number>(symbol.columns).fill(0);
      for (const { start, length } of row) modules.fill(1, start, start + length);
      return modules;
    });
}

const FINENESS = 8;
const MARGIN_PX = 25;

/** A picture of the rows alone with modules `modulePx` wide and rows `rowPx` high (both in eighths of a pixel), each pixel the mean of its area; seen at `shift` eighths. */
export function drawFine(rows: DrawnRows, modulePx: number, rowPx: number, shift = 3): LumaPlane {
  const module = Math.round(modulePx * FINENESS);
  const row = Math.round(rowPx * FINENESS);
  const margin = MARGIN_PX * FINENESS + shift;
  const width = (rows[0]?.length ?? 0) * module + 2 * margin;
  const canvas = new Canvas(width, rows.length * row + 2 * margin, [240, 240, 240]);
  rows.forEach((modules, index) => {
    const bars = modules.flatMap((dark, at) =>
      dark ? [rectangle(margin + at * module, margin + index * row, module, row)] : [],
    );
    canvas.fill(bars, [25, 25, 25]);
  });
  return shrink(lumaOf(canvas.rgb, canvas.widthPx, canvas.heightPx), FINENESS);
}
