import type { FieldCandidate } from '../evidence/candidate.ts';
import { documentTypeFromMrz } from '../mrz/document-code.ts';
import { mrzCandidates } from '../mrz/mrz-candidates.ts';
import { type MrzReading, parseMrz } from '../mrz/parse.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { BARCODE_CONFIDENCE, barcodeField } from './barcode-candidate.ts';

/** The lengths of whole zones and of their lines: TD1, TD2 and visas of format B, TD3 and visas of format A (ICAO Doc 9303-4 to -7). */
const LINE_LENGTHS: Readonly<Record<number, number>> = { 90: 30, 72: 36, 88: 44 };

/** The lengths of whole zones, shortest first. */
export const ZONE_LENGTHS: readonly number[] = Object.keys(LINE_LENGTHS).map(Number);

/**
 * The fields of a machine-readable zone that a code repeats, its lines joined or parted by line breaks; empty for any other text, and where
 * one check digit does not hold. Source: ICAO Doc 9303-3, 4.9 (check digits), and -4 to -7 (layouts). `today` decides the centuries.
 */
export function codedZone(text: string, today: CalendarDate): FieldCandidate[] {
  const joined = text.trim().replace(/[\r\n]+/g, '');
  const length = LINE_LENGTHS[joined.length];
  if (length === undefined || !/^[A-Z0-9<]+$/.test(joined)) return [];
  const reading = parseMrz(joined.match(new RegExp(`.{${length}}`, 'g')) ?? [], { today });
  return reading?.valid && reading.checks.length > 0 ? candidatesOf(reading) : [];
}

/** The zone itself is not among them: `MRZ_CODE` is what the document prints. A date without a value is only in part known. */
function candidatesOf(reading: MrzReading): FieldCandidate[] {
  const type = documentTypeFromMrz(reading);
  const read = mrzCandidates(reading, BARCODE_CONFIDENCE, true)
    .filter(({ field, value }) => field !== 'MRZ_CODE' && (value !== undefined || !/DATE/.test(field)))
    .map((candidate) => ({ ...candidate, source: 'barcode' as const, proven: true }));
  return [...read, ...(type === 'unknown' ? [] : barcodeField('ID_TYPE', type, type))];
}
