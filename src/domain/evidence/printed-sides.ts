import { type PrintContext, type PrintReading, readPrintedFields } from '../reading/read-printed-fields.ts';
import type { RecognisedDocument } from '../reading/recognise-document.ts';
import type { ObservedSide } from './observation.ts';

/** The print of every side, and what it says together of the document as a whole. */
export interface PrintedSides {
  /** One reading a side, in the order of the sides. */
  readonly readings: readonly PrintReading[];
  readonly document: RecognisedDocument;
}

/**
 * Reads the print of every side. Type and issuer are those of the document, so the side that shows them more surely tells them to the
 * other: the back of a licence rarely says which country's it is.
 */
export function readPrintedSides(sides: readonly ObservedSide[], context: PrintContext): PrintedSides {
  const alone = sides.map((side) => readPrintedFields(side, context));
  const document = surestOf(alone);
  const readings = sides.map((side, index) => {
    const own = alone[index];
    return own && knowsAll(own, document) ? own : readPrintedFields(side, { ...shared(document), ...context });
  });
  return { readings, document };
}

function surestOf(readings: readonly RecognisedDocument[]): RecognisedDocument {
  const documentType = surest(readings.map((reading) => reading.documentType));
  const issuingCountry = surest(readings.map((reading) => reading.issuingCountry));
  return { ...(documentType ? { documentType } : {}), ...(issuingCountry ? { issuingCountry } : {}) };
}

function surest<Told extends { readonly confidence: number }>(told: readonly (Told | undefined)[]): Told | undefined {
  return told.reduce((best, one) => (one && one.confidence > (best?.confidence ?? 0) ? one : best), undefined);
}

function knowsAll(own: RecognisedDocument, document: RecognisedDocument): boolean {
  return (
    own.documentType?.type === document.documentType?.type && own.issuingCountry?.code === document.issuingCountry?.code
  );
}

function shared({ documentType, issuingCountry }: RecognisedDocument): Partial<PrintContext> {
  return {
    ...(documentType ? { documentType: documentType.type } : {}),
    ...(issuingCountry ? { country: issuingCountry.code } : {}),
  };
}
