import type { FieldCandidate } from '../evidence/candidate.ts';
import { parseAamva } from './aamva.ts';
import { aamvaCandidates } from './aamva-candidates.ts';

/** A decoded barcode, without its place on the picture. */
export interface BarcodePayload {
  /** Symbology, for example `PDF417`. */
  readonly format: string;
  /** The payload as text, control characters kept. */
  readonly text: string;
}

/**
 * The fields that a barcode of an identity document holds; empty for a payload of no known format. Known is what is published: the AAMVA
 * standard, whatever symbology carries it (PDF417 by the standard). Never throws.
 */
export function readBarcodePayload({ text }: BarcodePayload): FieldCandidate[] {
  const result = parseAamva(text);
  return result.ok ? aamvaCandidates(result.licence) : [];
}
