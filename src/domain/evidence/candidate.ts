import type { DocumentSide } from '../document/document-side.ts';
import type { FieldName } from '../document/identity-fields.ts';
import type { Quad } from '../reading/geometry.ts';

/** Where a value was read: machine-readable zone, barcode, a field that a vendor returned, or the printed lines. */
export type EvidenceSource = 'mrz' | 'barcode' | 'vendor' | 'print';

/** One reading of one field, before the readings are reconciled. */
export interface FieldCandidate {
  readonly field: FieldName;
  /** As it stands on the document (MRZ and barcode: as coded there). Empty text is no candidate. */
  readonly text: string;
  /**
   * The normalised value where the source gives one beyond doubt: ISO 8601 date, ISO 3166-1 alpha-3 code (or ICAO's own),
   * `M`/`F`/`X`. Left out where `text` still has to be interpreted with what the rest of the document tells.
   */
  readonly value?: string;
  /** 0–1. */
  readonly confidence: number;
  readonly source: EvidenceSource;
  /** Whether the source proves the reading itself: a check digit over this field holds, or a barcode's error correction. */
  readonly proven: boolean;
  /** A name that the source cuts to fit its space: a longer reading that begins with it says the same. */
  readonly truncated?: true;
  readonly quad?: Quad;
  /** The side that it stands on, where two sides were scanned together. */
  readonly side?: DocumentSide;
}
