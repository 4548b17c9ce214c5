import type { DecodedImage } from '../domain/image/image-rules.ts';
import type { Quad } from '../domain/reading/geometry.ts';
import type { CallOptions } from './call-options.ts';

/** Symbologies that identity documents carry. */
export type BarcodeFormat = 'PDF417' | 'QRCode' | 'DataMatrix' | 'Aztec' | 'Code128' | 'Code39' | 'ITF';

/** One barcode found on a picture. */
export interface Barcode {
  readonly format: BarcodeFormat;
  /**
   * The payload as text, control characters kept as they are (no escapes such as `<LF>`). A gzip or zlib stream that is written as one decimal
   * number, as India's Aadhaar has it, is told inflated, its bytes read as ISO 8859-1.
   */
  readonly text: string;
  /** Where it stands on the picture as given. */
  readonly quad: Quad;
}

/**
 * Finds and decodes the barcodes of one picture, in any orientation. No barcode is an empty list, not an error.
 * Throws `IdlensError` `reader.unavailable` or `reader.timeout` (retryable); rejects with the signal's reason when aborted.
 */
export interface BarcodeReader {
  readonly id: string;
  read(image: DecodedImage, options?: CallOptions): Promise<readonly Barcode[]>;
  /** Lets go of threads and memory. Safe to call twice. */
  close(): Promise<void>;
}
