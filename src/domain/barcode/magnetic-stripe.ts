import type { AamvaLicence } from './aamva-licence.ts';
import { readAamvaName } from './aamva-name.ts';
import { aamvaDate, aamvaSex, present } from './aamva-values.ts';

/** Track 1: state, city (ended by `^` when shorter than its 13 characters), name and address, each ended by `^`. */
const TRACK_1 = /^%([A-Z]{2})(?:([^^]{1,12})\^|([^^]{13})\^?)([^^]+)\^([^^?]*)\^?[^?]*\?/;

/** Track 2: issuer, number, `=`, expiry `YYMM`, birth date `CCYYMMDD`, the rest of a long number. */
const TRACK_2 = /;(\d{6})(\d*)=(\d{4})(\d{8})(\d*)=?\?/;

/** Track 3: two characters of versions, postal code 11, class 2, restrictions 10, endorsements 4, sex, height 3, weight 3, hair 3, eyes 3. */
const TRACK_3 = /[#%_+]{1,2}..([^?]{11})([^?]{2})([^?]{10})([^?]{4})([^?])([^?]{3})([^?]{3})([^?]{3})([^?]{3})/;

/**
 * Reads the three tracks of a licence's magnetic stripe, joined. Undefined when the text is none, or lacks name, number or birth date.
 * The month of expiry may be coded as 77, 88 or 99 ("never", "on the birthday"): then there is no expiry here.
 * Source: AAMVA DL/ID Card Design Standard, annex F, tables F.1 to F.3.
 */
export function readMagneticStripe(text: string): AamvaLicence | undefined {
  const first = TRACK_1.exec(text);
  const second = TRACK_2.exec(text);
  if (!first || !second) return undefined;
  const { lastName, ...name } = readAamvaName(new Map([['DAA', first[4] ?? '']]));
  const dateOfBirth = aamvaDate(second[4], true);
  const documentNumber = `${second[2] ?? ''}${second[5] ?? ''}`;
  if (!lastName || !dateOfBirth || documentNumber === '') return undefined;
  const [street, street2] = (first[5] ?? '').split('$').map((part) => part.trim());
  const third = TRACK_3.exec(text.slice(second.index + second[0].length));
  const expirationDate = expiry(second[3] ?? '');
  return {
    ...name,
    lastName,
    issuerId: second[1] ?? '',
    cardKind: 'licence',
    documentNumber,
    dateOfBirth,
    ...(expirationDate ? { expirationDate } : {}),
    address: {
      ...(street ? { street } : {}),
      ...(street2 ? { street2 } : {}),
      city: (first[2] ?? first[3] ?? '').trim(),
      state: first[1] ?? '',
      ...optional('postalCode', third?.[1]),
    },
    ...optional('vehicleClass', third?.[2]),
    ...optional('restrictions', third?.[3]),
    ...optional('endorsements', third?.[4]),
    ...sexOf(third?.[5]),
    ...optional('height', third?.[6]),
    ...optional('weight', third?.[7]),
    ...optional('hairColor', third?.[8]),
    ...optional('eyeColor', third?.[9]),
  };
}

/** Years of the century of today: licences of the last century have no stripe by this standard. */
function expiry(yearAndMonth: string): string | undefined {
  const month = Number(yearAndMonth.slice(2));
  return month >= 1 && month <= 12 ? `20${yearAndMonth.slice(0, 2)}-${yearAndMonth.slice(2)}` : undefined;
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  const text = present(value);
  return text ? ({ [key]: text } as { [P in K]?: string }) : {};
}

function sexOf(value: string | undefined): { sex?: 'M' | 'F' | 'X' } {
  const sex = aamvaSex(value);
  return sex ? { sex } : {};
}
