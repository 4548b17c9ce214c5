import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';

/** A symbol that decodes at all has passed its error correction; what is left is doubt about what was encoded. */
export const BARCODE_CONFIDENCE = 0.99;

/** A field of a barcode as evidence, in a list of its own; none where the code leaves the field empty. `value`: see `FieldCandidate`. */
export function barcodeField(field: FieldName, text: string | undefined, value?: string): FieldCandidate[] {
  if (!text) return [];
  const normalised = value ? { value } : {};
  return [{ field, text, ...normalised, confidence: BARCODE_CONFIDENCE, source: 'barcode', proven: true }];
}

/** A date, `YYYY-MM-DD`, as {@link barcodeField}. A month without a day, as magnetic stripes have it, is text only. */
export function barcodeDate(field: FieldName, iso: string | undefined): FieldCandidate[] {
  return barcodeField(field, iso, iso?.length === 'YYYY-MM-DD'.length ? iso : undefined);
}

/** The type and the issuer (alpha-3 code) of the document that a code belongs to. `wording`: as `normalizeDocumentType` knows it. */
export function barcodeDocument(wording: string, issuer: string): FieldCandidate[] {
  return [...barcodeField('ISSUING_COUNTRY', issuer, issuer), ...barcodeField('ID_TYPE', wording)];
}
