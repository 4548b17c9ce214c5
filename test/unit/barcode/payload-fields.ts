import { readBarcodePayload } from '../../../src/domain/barcode/payload.ts';
import type { FieldName } from '../../../src/domain/document/identity-fields.ts';

/** The day on which the tests read their codes. */
export const TODAY = { year: 2025, month: 6, day: 15 };

/** What a payload comes to: the value of every field, or its text where it has none. */
export function fieldsOf(text: string): Partial<Record<FieldName, string>> {
  const fields = readBarcodePayload({ format: 'QRCode', text }, TODAY);
  return Object.fromEntries(fields.map(({ field, value, text }) => [field, value ?? text]));
}
