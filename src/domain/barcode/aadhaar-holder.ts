import type { FieldCandidate } from '../evidence/candidate.ts';
import { barcodeDate, barcodeDocument, barcodeField } from './barcode-candidate.ts';
import { isCodedName } from './coded-name.ts';

/** What both editions of Aadhaar's QR code tell. */
export interface AadhaarHolder {
  readonly name: string;
  /** As coded: `M`, `F`, `T` (transgender), or the word. */
  readonly gender: string;
  /** `YYYY-MM-DD`; undefined where the code has the year alone. */
  readonly birth: string | undefined;
  /** Parts of the address from the house to the district, in the order in which the letter prints them; empty ones are left out. */
  readonly places: readonly string[];
  /** Village, town or city. */
  readonly town: string;
  readonly state: string;
  /** PIN code, six digits. */
  readonly pinCode: string;
}

/** M and F as everywhere; transgender is the X of ICAO Doc 9303-3, as Indian passports code it. */
const SEXES: Readonly<Record<string, 'M' | 'F' | 'X'>> = {
  M: 'M',
  MALE: 'M',
  F: 'F',
  FEMALE: 'F',
  T: 'X',
  TRANSGENDER: 'X',
};

/** Whether the parts have the shape that the issuer gives them: a name in letters, a sex of the list, a PIN code of six digits or none. */
export function isAadhaarHolder({ name, gender, pinCode }: AadhaarHolder): boolean {
  return isCodedName(name) && Object.hasOwn(SEXES, gender.toUpperCase()) && /^(?:[1-9]\d{5})?$/.test(pinCode);
}

/** The fields of the holder of an Aadhaar, its number left aside. */
export function aadhaarCandidates(holder: AadhaarHolder): FieldCandidate[] {
  const { name, gender, town, state, pinCode } = holder;
  const places = [...holder.places, state].filter((place) => place !== '');
  const address = [...new Set(places), pinCode].filter((place) => place !== '').join(', ');
  return [
    ...barcodeField('FULL_NAME', name),
    ...barcodeField('SEX', gender, SEXES[gender.toUpperCase()]),
    ...barcodeDate('DATE_OF_BIRTH', holder.birth),
    ...barcodeField('ADDRESS', address),
    ...barcodeField('CITY_IN_ADDRESS', town),
    ...barcodeField('STATE_IN_ADDRESS', state),
    ...barcodeField('ZIP_CODE_IN_ADDRESS', pinCode),
    ...barcodeDocument('AADHAAR', 'IND'),
  ];
}
