import type { FieldCandidate } from '../evidence/candidate.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { barcodeDate, barcodeField } from './barcode-candidate.ts';
import { unpackC40 } from './c40.ts';
import { monthFirstDate } from './coded-date.ts';
import { codedZone } from './coded-zone.ts';

interface SealProfile {
  readonly wording: string;
  /** Lengths of the lines of the zones that a seal may hold, in characters, by the tag of the feature. */
  readonly zones: Readonly<Record<number, number>>;
}

/** Profiles of identity and travel documents by the header's last two bytes. Source: ICAO Doc 9303-13, 4 and 5; BSI TR-03137-1. */
const PROFILES: ReadonlyMap<number, SealProfile> = new Map([
  [0x5d01, { wording: 'VISA', zones: { 1: 44, 2: 36 } }],
  [0x5e03, { wording: 'EMERGENCY TRAVEL DOCUMENT', zones: { 2: 36 } }],
  [0xfa06, { wording: 'RESIDENCE PERMIT', zones: { 4: 36 } }],
  [0xfb06, { wording: 'RESIDENCE PERMIT', zones: { 2: 36 } }],
  [0xfd02, { wording: 'ARRIVAL ATTESTATION', zones: { 2: 36 } }],
]);

/** First byte of every seal; versions 3 and 4 as the second. */
const MAGIC = 0xdc;
const CODED_VERSIONS: readonly number[] = [2, 3];

const SIGNATURE_TAG = 0xff;

/** Where the dates stand in the header: behind magic, version, country and, in five letters or in as many as the header says, the certificate. */
const FIXED_DATES_AT = 10;
const LENGTH_AT = 4;

/**
 * The fields of a visible digital seal on a visa, a residence permit, or an emergency travel document, given as its bytes in ISO 8859-1;
 * empty for any other text, and where a check digit of the zone in the seal does not hold. The signature is not verified. Source: ICAO Doc
 * 9303-13, 2 (header, versions 3 and 4; features by tag, length and value; C40); BSI TR-03137-1. `today` decides the zone's centuries.
 */
export function visibleSeal(text: string, today: CalendarDate): FieldCandidate[] {
  if (text.charCodeAt(0) !== MAGIC || !CODED_VERSIONS.includes(text.charCodeAt(1))) return [];
  // Early German seals say version 4 and are laid out as version 3.
  const [fields = []] = [FIXED_DATES_AT, variableDatesAt(text)]
    .map((datesAt) => sealFields(text, datesAt, today))
    .filter((found) => found.length > 0);
  return fields;
}

/** Version 4 writes the length of the certificate's reference in two hexadecimal digits behind the signer's four letters. */
function variableDatesAt(text: string): number {
  const signer = unpackC40(text.slice(LENGTH_AT, LENGTH_AT + 4));
  const letters = Number.parseInt(signer.slice(4, 6), 16);
  return LENGTH_AT + 4 + 2 * Math.ceil((Number.isNaN(letters) ? 0 : letters) / 3);
}

function sealFields(text: string, datesAt: number, today: CalendarDate): FieldCandidate[] {
  const issue = dateAt(text, datesAt);
  const profile = PROFILES.get(text.charCodeAt(datesAt + 6) * 256 + text.charCodeAt(datesAt + 7));
  const features = issue && dateAt(text, datesAt + 3) ? featuresOf(text, datesAt + 8) : undefined;
  if (!profile || !features) return [];
  const zones = Object.entries(profile.zones).map(([tag, lineLength]) => {
    // Blanks stand for fillers, and visas leave optional data at the end out.
    const letters = unpackC40(features.get(Number(tag)) ?? '').replaceAll(' ', '<');
    return codedZone(letters.padEnd(2 * lineLength, '<'), today);
  });
  const zone = zones.find((found) => found.length > 0);
  if (!zone) return [];
  return [
    ...zone.filter(({ field }) => field !== 'ID_TYPE'),
    ...barcodeDate('DATE_OF_ISSUE', issue),
    ...barcodeField('ID_TYPE', profile.wording),
  ];
}

/** Three bytes that are the number MMDDYYYY. */
function dateAt(text: string, at: number): string | undefined {
  const number = [0, 1, 2].reduce((sum, index) => sum * 256 + text.charCodeAt(at + index), 0);
  return monthFirstDate(String(number).padStart(8, '0'));
}

/** Values by tag, up to the signature; undefined where there is none or a value is cut off. Lengths of 128 and more take a byte of their own. */
function featuresOf(text: string, from: number): ReadonlyMap<number, string> | undefined {
  const features = new Map<number, string>();
  for (let at = from; at + 1 < text.length; ) {
    const isLong = text.charCodeAt(at + 1) === 0x81;
    const start = at + (isLong ? 3 : 2);
    const length = text.charCodeAt(start - 1);
    const value = text.slice(start, start + length);
    if (value.length < length) return undefined;
    if (text.charCodeAt(at) === SIGNATURE_TAG) return features;
    features.set(text.charCodeAt(at), value);
    at = start + length;
  }
  return undefined;
}
