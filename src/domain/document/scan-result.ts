import type { AuthenticityReport } from '../authenticity/authenticity-report.ts';
import type { Finding } from '../authenticity/finding.ts';
import type { EvidenceSource } from '../evidence/candidate.ts';
import type { ImageQuality } from '../image/image-quality.ts';
import type { Box, PageSize, QuarterTurn } from '../reading/geometry.ts';
import type { DocumentSide } from './document-side.ts';
import type { DocumentType } from './document-type.ts';
import type { FieldName } from './identity-fields.ts';

/** The identity fields of the contract's answer, in its order. */
export const ANSWER_FIELDS = [
  'fullName',
  'firstName',
  'lastName',
  'dateOfBirth',
  'gender',
  'nationality',
  'documentNumber',
  'expirationDate',
  'issuingCountry',
  'address',
] as const;

/** One of {@link ANSWER_FIELDS}. */
export type AnswerField = (typeof ANSWER_FIELDS)[number];

/** One field of the answer, with what it rests on. */
export interface ScannedField {
  readonly name: AnswerField;
  /** As the contract returns it: ISO date, alpha-3 code, `M`/`F`/`X`, or the print; never empty. */
  readonly value: string;
  /** As it stands on the document. */
  readonly text: string;
  /** 0–1. */
  readonly confidence: number;
  readonly source: EvidenceSource;
  /** Whether a check digit or a barcode proves the reading. */
  readonly proven: boolean;
  /** Where it stands on the upright page (of its side); unknown for some sources. */
  readonly box?: Box;
  /** The side that it stands on: only where two sides were scanned together, and not for a value that both had to make up. */
  readonly side?: DocumentSide;
}

/** One picture of a document as it was read. */
export interface ScannedPage {
  /** The size of the upright picture that all boxes on it belong to. */
  readonly page: PageSize;
  /** The clockwise turn that made it upright. */
  readonly turn: QuarterTurn;
  /** How well it could be read, and what to do better. */
  readonly quality: ImageQuality;
}

/** What was read from a document: the page is that of its front or only picture. */
export interface ScanResult extends ScannedPage {
  readonly documentType: DocumentType;
  /** At most one entry a name, in the order of {@link ANSWER_FIELDS}; a field that was not read is not there. */
  readonly fields: readonly ScannedField[];
  /** Every field read, text as printed. */
  readonly rawFields: Readonly<Partial<Record<FieldName, string>>>;
  /** The machine-readable zone as read, lines joined by `\n`. */
  readonly mrzData?: string;
  /**
   * Told with a machine-readable zone: every character of it is proven, by check digits that hold, and where none stands for it by a clear
   * reading or by the same name in print. A zone whose digits hold may still be misread where they do not reach.
   */
  readonly mrzProven?: boolean;
  /** 0–1: mean over all fields detected; 0 when there is none. */
  readonly confidence: number;
  readonly authenticity: AuthenticityReport;
  readonly findings: readonly Finding[];
  /** The picture of the back, where it was scanned too. */
  readonly back?: ScannedPage;
  /** The holder's portrait, upright, as JPEG; only where it was asked for and found. */
  readonly portrait?: Uint8Array;
  readonly reader: { readonly id: string; readonly version: string };
}
