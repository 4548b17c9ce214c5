import type { FieldCandidate } from '../evidence/candidate.ts';
import { calendarDateAt, isoDate } from '../values/calendar-date.ts';
import { barcodeDate, barcodeDocument, barcodeField } from './barcode-candidate.ts';
import { isCodedName } from './coded-name.ts';

/**
 * Version, a designator of the person with its type (7), the ten digits of the DoD identification number (7), given name (20), surname (26), birth (4), category, branch,
 * entitlement (2), rank (6), pay plan and grade (4), issue (4), expiry (4), instance of the card; version N ends with the middle initial.
 * Numbers and dates stand in base 32.
 */
const LAYOUT =
  /^(?:1|N)[0-9A-V]{6}[A-Z](?<number>[0-9A-V]{7})(?<given>.{20})(?<surname>.{26})(?<birth>[0-9A-V]{4})[A-Z][A-Z0-9]\w{2}.{6}[\w ]{4}(?<issue>[0-9A-V]{4})(?<expiry>[0-9A-V]{4})[A-Z0-9](?<initial>[A-Z ])?$/;

const DAY_MS = 86_400_000;
/** Days from 1 January 1000, from which the code counts, to 1 January 1970. */
const DAYS_BEFORE_EPOCH = 354_285;

/**
 * The fields of the PDF417 on the front of the United States' Common Access Card, the identity card of the armed forces; empty for any other text. The
 * designator, which was the holder's social security number once, is left alone. Source: Department of Defense, DoD ID Bar Code SDK Formats, version
 * 7.5.0 (September 2012), versions 1 (88 characters) and N (89).
 */
export function commonAccessCard(text: string): FieldCandidate[] {
  const parts = text.length === (text.startsWith('N') ? 89 : 88) ? LAYOUT.exec(text)?.groups : undefined;
  if (!parts) return [];
  const [given, surname] = [(parts['given'] ?? '').trim(), (parts['surname'] ?? '').trim()];
  const number = String(Number.parseInt(parts['number'] ?? '', 32));
  const [birth = '', issue = '', expiry = ''] = [parts['birth'], parts['issue'], parts['expiry']].map(dateOf);
  const isOrdered = birth >= '1900' && birth < issue && issue < expiry && expiry < '2150';
  if (!isCodedName(given) || !isCodedName(surname) || !/^\d{10}$/.test(number) || !isOrdered) return [];
  return [
    ...barcodeField('FIRST_NAME', given),
    ...barcodeField('MIDDLE_NAME', parts['initial']?.trim()),
    ...barcodeField('LAST_NAME', surname),
    ...barcodeDate('DATE_OF_BIRTH', birth),
    ...barcodeDate('DATE_OF_ISSUE', issue),
    ...barcodeDate('EXPIRATION_DATE', expiry),
    ...barcodeField('DOCUMENT_NUMBER', number),
    ...barcodeDocument('IDENTIFICATION CARD', 'USA'),
  ];
}

function dateOf(days: string | undefined): string {
  return isoDate(calendarDateAt((Number.parseInt(days ?? '', 32) - DAYS_BEFORE_EPOCH) * DAY_MS));
}
