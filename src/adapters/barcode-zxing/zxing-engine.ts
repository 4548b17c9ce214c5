import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import type { BarcodeFormat } from '../../ports/barcode-reader.ts';
import { inflateDecimal } from './decimal-stream.ts';
import type { LumaPlane, PixelPoint } from './luma-plane.ts';
import { symbolText } from './symbol-text.ts';

/** A barcode as ZXing found it: corners in pixels of the picture it was given, in the reading direction of the code. */
export interface FoundBarcode {
  readonly format: BarcodeFormat;
  /** As coded, a stream that is written as a decimal number inflated (see `inflateDecimal`). */
  readonly text: string;
  /** Share of the code's error correction that was not needed, 0–1; 1 for codes without any. */
  readonly reserve: number;
  readonly corners: readonly [PixelPoint, PixelPoint, PixelPoint, PixelPoint];
}

/** Codes made of bars, whose texture has a direction. */
export const BAR_FORMATS: readonly BarcodeFormat[] = ['PDF417', 'Code128', 'Code39', 'ITF'];
/** Codes made of square modules, whose texture has none. */
export const MATRIX_FORMATS: readonly BarcodeFormat[] = ['QRCode', 'DataMatrix', 'Aztec'];
/** Every kind of code that is read. */
export const ALL_FORMATS: readonly BarcodeFormat[] = [...BAR_FORMATS, ...MATRIX_FORMATS];

/**
 * `Plain` keeps control characters, which AAMVA payloads are made of, as they are. ZXing's own downscaling and turning of the
 * whole picture is left out where the caller does it better.
 */
const OPTIONS: ReaderOptions = {
  binarizer: 'LocalAverage',
  textMode: 'Plain',
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: false,
  tryDenoise: false,
  maxNumberOfSymbols: 8,
};

/** Loads ZXing's WebAssembly from the package's own file: the library would fetch it over the network otherwise. */
export async function loadZxing(): Promise<void> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const binary = await readFile(path);
  const wasmBinary = binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength) as ArrayBuffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** One run of ZXing over a grey picture, for codes of these kinds. {@link loadZxing} has to have ended. */
export async function scanPlane(plane: LumaPlane, formats: readonly BarcodeFormat[]): Promise<readonly FoundBarcode[]> {
  const results = await readBarcodes(greymapOf(plane), { ...OPTIONS, formats: [...formats] });
  return results.flatMap(foundBarcode);
}

/** The plane as a picture file (portable greymap): ZXing's other input is in colours, which takes longer to make and to make grey again. */
function greymapOf({ widthPx, heightPx, luma }: LumaPlane): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${widthPx} ${heightPx}\n255\n`);
  const file = new Uint8Array(header.length + luma.length);
  file.set(header);
  file.set(luma, header.length);
  return file;
}

function foundBarcode(result: ReadResult): FoundBarcode[] {
  const format = ALL_FORMATS.find((candidate) => candidate === result.format);
  if (!result.isValid || format === undefined) return [];
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  const corners = [topLeft, topRight, bottomRight, bottomLeft] as const;
  const { text, bytes, hasECI } = result;
  const decoded = inflateDecimal(symbolText({ format, text, bytes, hasECI }));
  return [{ format, text: decoded, reserve: unusedCorrection(result.extra), corners }];
}

/** ZXing tells the unused error correction ("UEC", after ISO/IEC 15415) in its JSON of extras, for PDF417 among others. */
function unusedCorrection(extra: string): number {
  return Number(/"UEC":([\d.]+)/.exec(extra)?.[1] ?? 1);
}
