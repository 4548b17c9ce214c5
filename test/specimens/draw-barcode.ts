import type { BarcodeFormat } from '../../src/ports/barcode-reader.ts';
import { barcodeSymbol } from './barcode.ts';
import { Canvas } from './raster/canvas.ts';
import { rectangle } from './raster/shapes.ts';

/** Width of a module, and height of a row of a two-dimensional code. */
const MODULE_PX = 4;
const LINEAR_ROW_PX = 60;
/** Wider than the quiet zone of any symbology. */
const MARGIN_PX = 60;

/** A code alone on a white picture; linear codes are drawn 60 pixels high. `options` as zxing-wasm's writer takes them. */
export async function drawBarcode(format: BarcodeFormat, text: string, options = ''): Promise<Canvas> {
  const { columns, rows } = await barcodeSymbol(format, text, options);
  const rowPx = rows.length === 1 ? LINEAR_ROW_PX : MODULE_PX;
  const margins = 2 * MARGIN_PX;
  const canvas = new Canvas(columns * MODULE_PX + margins, rows.length * rowPx + margins, [255, 255, 255]);
  rows.forEach((row, index) => {
    const top = MARGIN_PX + index * rowPx;
    const bars = row.map(({ start, length }) =>
      rectangle(MARGIN_PX + start * MODULE_PX, top, length * MODULE_PX, rowPx),
    );
    canvas.fill(bars, [10, 10, 10]);
  });
  return canvas;
}
