import type { FieldCandidate } from '../evidence/candidate.ts';
import { findCountry } from '../values/country.ts';
import { holdsLuhn } from '../values/digit-sums.ts';
import { barcodeDate, barcodeDocument, barcodeField } from './barcode-candidate.ts';
import { englishDate } from './coded-date.ts';
import { isCodedName } from './coded-name.ts';

/**
 * The fields of the PDF417 of South Africa's smart identity card; empty for any other text:
 * `surname|names|sex|nationality|identity number|birth|country of birth|status|issue|…`, dates as `01 JAN 1990`. What follows (a
 * code, the number of the blank card, a run of digits) is no field of the document. Source: Department of Home Affairs (what the card
 * prints), the layout as published with payloads by several readers of the card; Identification Act 68 of 1997 (the number).
 */
export function southAfricanId(text: string): FieldCandidate[] {
  const parts = text
    .trim()
    .split('|')
    .map((part) => part.trim());
  const [
    surname = '',
    names = '',
    sex = '',
    nationality = '',
    number = '',
    birthCoded,
    bornIn = '',
    status = '',
    issueCoded,
  ] = parts;
  const [birth, issue] = [englishDate(birthCoded), englishDate(issueCoded)];
  const isCard =
    parts.length >= 9 &&
    isCodedName(surname) &&
    isCodedName(names) &&
    /^[MFX]$/.test(sex) &&
    /^[A-Z ]{3,}$/i.test(status);
  if (!isCard || !birth || !issue || birth > issue || !codesHolder(number, birth)) return [];
  const citizenOf = findCountry(nationality);
  return [
    ...barcodeField('LAST_NAME', surname),
    ...barcodeField('FIRST_NAME', names),
    ...barcodeField('SEX', sex, sex),
    ...(citizenOf ? barcodeField('NATIONALITY', nationality, citizenOf) : []),
    ...barcodeField('DOCUMENT_NUMBER', number),
    ...barcodeDate('DATE_OF_BIRTH', birth),
    ...barcodeField('PLACE_OF_BIRTH', bornIn),
    ...barcodeDate('DATE_OF_ISSUE', issue),
    ...barcodeDocument('IDENTITY CARD', 'ZAF'),
  ];
}

/** Birth as YYMMDD, serial number, citizenship, a digit without meaning, and Luhn's check digit. */
function codesHolder(number: string, birth: string): boolean {
  return /^\d{13}$/.test(number) && holdsLuhn(number) && number.startsWith(birth.replaceAll('-', '').slice(2));
}
