import type { FieldCandidate } from '../evidence/candidate.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { aadhaarLetter } from './aadhaar-letter.ts';
import { aadhaarSecure } from './aadhaar-secure.ts';
import { parseAamva } from './aamva.ts';
import { aamvaCandidates } from './aamva-candidates.ts';
import { argentineDni } from './argentine-dni.ts';
import { chileanId } from './chilean-id.ts';
import { codedZone } from './coded-zone.ts';
import { colombianId } from './colombian-id.ts';
import { commonAccessCard } from './common-access-card.ts';
import { french2dDoc } from './french-2d-doc.ts';
import { philippineId } from './philippine-id.ts';
import { southAfricanId } from './south-african-id.ts';
import { vietnameseId } from './vietnamese-id.ts';
import { visibleSeal } from './visible-seal.ts';

/** A decoded barcode, without its place on the picture. */
export interface BarcodePayload {
  /** Symbology, for example `PDF417`. */
  readonly format: string;
  /** The payload as text, control characters kept. */
  readonly text: string;
}

/** The formats that are published, AAMVA first; each takes only what is beyond doubt its own. */
const FORMATS: readonly ((text: string, today: CalendarDate) => FieldCandidate[])[] = [
  aamvaLicence,
  codedZone,
  argentineDni,
  chileanId,
  aadhaarLetter,
  aadhaarSecure,
  vietnameseId,
  southAfricanId,
  philippineId,
  french2dDoc,
  colombianId,
  commonAccessCard,
  visibleSeal,
];

/**
 * The fields that a barcode of an identity document holds; empty for a payload of no known format. Known is what is published, whatever
 * symbology carries it. `today` gives two-digit years their century. Never throws.
 */
export function readBarcodePayload({ text }: BarcodePayload, today: CalendarDate): FieldCandidate[] {
  for (const read of FORMATS) {
    const fields = read(text, today);
    if (fields.length > 0) return fields;
  }
  return [];
}

function aamvaLicence(text: string): FieldCandidate[] {
  const result = parseAamva(text);
  return result.ok ? aamvaCandidates(result.licence) : [];
}
