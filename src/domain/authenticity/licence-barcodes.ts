import { type AamvaHeader, readAamvaHeader } from '../barcode/aamva-header.ts';
import { type AamvaElements, splitAamva } from '../barcode/aamva-split.ts';
import type { ObservedSide } from '../evidence/observation.ts';

/** The barcode of a North American licence, taken apart. */
export interface LicenceBarcode {
  readonly payload: string;
  readonly header: AamvaHeader;
  readonly elements: AamvaElements;
}

/** The barcodes of a document that open as licences of the AAMVA standard do (annex D.12.3), whether or not their content can be read. */
export function licenceBarcodes(sides: readonly ObservedSide[]): readonly LicenceBarcode[] {
  return sides.flatMap(({ barcodes }) =>
    barcodes.flatMap(({ text: payload }) => {
      const header = readAamvaHeader(payload);
      return header ? [{ payload, header, elements: splitAamva(payload, header) }] : [];
    }),
  );
}
