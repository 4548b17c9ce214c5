import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type WriteInputBarcodeFormat, writeBarcode } from 'zxing-wasm/writer';

/** A row of a symbol: where its runs of dark modules begin and how long they are, in modules. */
export type ModuleRow = readonly { readonly start: number; readonly length: number }[];

/** A symbol without its quiet zone. */
export interface BarcodeSymbol {
  /** Width in modules. */
  readonly columns: number;
  readonly rows: readonly ModuleRow[];
}

const binary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
await prepareZXingModule({
  overrides: {
    wasmBinary: binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength) as ArrayBuffer,
  },
  fireImmediately: true,
});

/** The modules of a PDF417 with 13 data columns and error correction level 5, as American licences have them (AAMVA annex D.3). */
export async function pdf417Symbol(text: string): Promise<BarcodeSymbol> {
  return barcodeSymbol('PDF417', text, 'columns=13,ecLevel=5');
}

/** The modules of a barcode of any symbology; `options` as zxing-wasm's writer takes them. Throws when `text` does not fit. */
export async function barcodeSymbol(
  format: WriteInputBarcodeFormat,
  text: string,
  options = '',
): Promise<BarcodeSymbol> {
  const { symbol, error } = await writeBarcode(text, { format, options, addQuietZones: false, scale: 1 });
  if (error !== '') throw new Error(error);
  const rows = Array.from({ length: symbol.height }, (_, row) =>
    runsOf(symbol.data.subarray(row * symbol.width, (row + 1) * symbol.width)),
  );
  return { columns: symbol.width, rows };
}

/** Runs of dark (0) modules. */
function runsOf(modules: Uint8Array | Uint8ClampedArray): ModuleRow {
  const runs: { start: number; length: number }[] = [];
  modules.forEach((module, at) => {
    const last = runs.at(-1);
    if (module !== 0) return;
    if (last && last.start + last.length === at) last.length += 1;
    else runs.push({ start: at, length: 1 });
  });
  return runs;
}
