import type { BarcodeFormat } from '../../ports/barcode-reader.ts';

/** A symbol's content as ZXing tells it. */
export interface SymbolContent {
  readonly format: BarcodeFormat;
  /** Decoded by ZXing: as the symbol says, else by a guess. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Whether the symbol says which characters its bytes stand for (extended channel interpretation). */
  readonly hasECI: boolean;
}

/** Symbologies whose bytes are Latin letters where they do not say otherwise. Source: ISO/IEC 15438 and 16022, default interpretation. */
const LATIN_BY_DEFAULT: ReadonlySet<BarcodeFormat> = new Set<BarcodeFormat>(['PDF417', 'DataMatrix']);

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a symbol. ZXing guesses where a symbol does not say what its bytes stand for, and takes a few accented letters for Japanese ones; by the
 * standards they are ISO 8859-1, and in fact some issuers write UTF-8. Other symbologies have no such rule and keep the guess.
 */
export function symbolText({ format, text, bytes, hasECI }: SymbolContent): string {
  if (hasECI || !LATIN_BY_DEFAULT.has(format)) return text;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
