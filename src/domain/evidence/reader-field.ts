import type { FieldName } from '../document/identity-fields.ts';

/** A field that a reader itself recognised, keyed by the AnalyzeID vocabulary. */
export interface ReaderField {
  readonly field: FieldName;
  /** As printed; empty when the reader says that the document does not show the field. */
  readonly text: string;
  /** The reader's own normalisation, an ISO 8601 date for dates. */
  readonly normalizedValue?: string;
  /** 0–1. For an empty text it says how sure the reader is of the absence, and enters no mean. */
  readonly confidence: number;
}
