import type { FieldCandidate } from '../evidence/candidate.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { findCountry } from '../values/country.ts';
import { barcodeDate, barcodeField } from './barcode-candidate.ts';
import { dayFirstDate } from './coded-date.ts';
import { codedZone, ZONE_LENGTHS } from './coded-zone.ts';
import { splitTwoDDoc } from './two-d-doc-fields.ts';

type Fields = ReadonlyMap<string, string>;

/** The scheme's types of identity documents: title of identity, zone of one, document of a foreigner. */
const IDENTITY_TYPES: ReadonlySet<string> = new Set(['07', '08', '13']);
const FOREIGNER = '13';

const DATES = ['69', '6N', '6O'];

/**
 * The fields of a 2D-Doc on an identity document (title of identity, machine-readable zone, residence permit or visa of a foreigner); empty for
 * any other text, and for invoices, tax notices, health and all other documents of the scheme. Source: Agence nationale des titres
 * sécurisés, Spécifications techniques des codes à barres 2D-Doc, version 3.1.3, "Identifiants de données relatives aux titres
 * d'identité". The signature is not verified. `today` decides the centuries of a zone.
 */
export function french2dDoc(text: string, today: CalendarDate): FieldCandidate[] {
  const doc = splitTwoDDoc(text.trim());
  if (doc?.perimeter !== '01' || !IDENTITY_TYPES.has(doc.documentType)) return [];
  const { fields } = doc;
  const areDates = DATES.every((id) => !fields.get(id) || dayFirstDate(fields.get(id)));
  const coded = fields.get('6F') ?? '';
  const zone = zoneFields(coded, today);
  const hasHolder = !!(fields.get('62') ?? fields.get('6G')) && !!fields.get('69');
  if (!areDates || (coded !== '' && zone.length === 0) || (coded === '' && !hasHolder)) return [];
  const stated = [...holderFields(fields), ...documentFields(fields, doc.documentType)];
  return [...stated, ...zone.filter(({ field }) => !stated.some((one) => one.field === field))];
}

/** The scheme's letters have no filler, blanks stand for it; those at the end of the zone were trimmed or never written. */
function zoneFields(coded: string, today: CalendarDate): FieldCandidate[] {
  const lengths = ZONE_LENGTHS.filter((length) => coded !== '' && coded.length <= length);
  const whole = lengths.map((length) => codedZone(coded.replaceAll(' ', '<').padEnd(length, '<'), today));
  return whole.find((zone) => zone.length > 0) ?? [];
}

function holderFields(fields: Fields): FieldCandidate[] {
  const sex = fields.get('68') ?? '';
  const nationality = fields.get('67') ?? '';
  const nation = findCountry(nationality);
  return [
    ...barcodeField('LAST_NAME', fields.get('62') ?? fields.get('6G')),
    ...barcodeField('FIRST_NAME', fields.get('60')?.replace(/\s*\/\s*/g, ' ') ?? fields.get('61')),
    ...(/^[MF]$/.test(sex) ? barcodeField('SEX', sex, sex) : []),
    ...(nation ? barcodeField('NATIONALITY', nationality, nation) : []),
    ...barcodeDate('DATE_OF_BIRTH', dayFirstDate(fields.get('69'))),
    ...barcodeField('PLACE_OF_BIRTH', fields.get('6A')),
    ...addressFields(fields),
  ];
}

function addressFields(fields: Fields): FieldCandidate[] {
  const town = [fields.get('6W'), fields.get('6X')].filter(Boolean).join(' ');
  const lines = ['6S', '6T', '6U', '6V'].map((id) => fields.get(id));
  return [
    ...barcodeField('ADDRESS', [...lines, town].filter(Boolean).join(', ')),
    ...barcodeField('CITY_IN_ADDRESS', fields.get('6X')),
    ...barcodeField('ZIP_CODE_IN_ADDRESS', fields.get('6W')),
  ];
}

/** Documents of foreigners bear the holder's number in the register of foreigners, visas a number of their own. */
function documentFields(fields: Fields, documentType: string): FieldCandidate[] {
  const issuer = findCountry(fields.get('6I') ?? '') ?? 'FRA';
  const foreigner = fields.has('6R') ? 'VISA' : 'RESIDENCE PERMIT';
  return [
    ...barcodeField('DOCUMENT_NUMBER', fields.get('66') ?? fields.get('6R')),
    ...barcodeField('PERSONAL_NUMBER', fields.get('6Q')),
    ...barcodeDate('EXPIRATION_DATE', dayFirstDate(fields.get('6O'))),
    ...barcodeField('ISSUING_COUNTRY', issuer, issuer),
    ...(documentType === FOREIGNER ? barcodeField('ID_TYPE', foreigner) : []),
    ...(documentType === '07' && !fields.has('6F') ? barcodeField('ID_TYPE', 'IDENTITY DOCUMENT') : []),
  ];
}
