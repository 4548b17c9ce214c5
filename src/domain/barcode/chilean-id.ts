import type { FieldCandidate } from '../evidence/candidate.ts';
import { checkDigit } from '../mrz/check-digit.ts';
import { resolveDates } from '../mrz/mrz-dates.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { weightedSum } from '../values/digit-sums.ts';
import { barcodeDate, barcodeDocument, barcodeField } from './barcode-candidate.ts';

/** The registry's page for the state of a document: cards since 2013, and those since 2024. */
const PAGE =
  /^https:\/\/portal\.(?:sidiv\.registrocivil\.cl\/docstatus|nuevosidiv\.registrocivil\.cl\/document-validity)\?(.+)$/i;

/** Number, birth and expiry of the machine-readable zone, each with its check digit. */
const ZONE =
  /^(?<number>[A-Z0-9<]{9})(?<numberDigit>\d)(?<birth>\d{6})(?<birthDigit>\d)(?<expiry>\d{6})(?<expiryDigit>\d)$/;

/** Kinds of document by the beginning of the page's `type`: cards of nationals and foreigners, passports of every sort. */
const KINDS = [
  { prefix: 'CEDULA', wording: 'IDENTITY CARD' },
  { prefix: 'PASAPORTE', wording: 'PASSPORT' },
] as const;

/**
 * The fields of the QR code of Chile's identity card and passport; empty for any other text. It is the address of the registry's page
 * with `RUN`, `type`, `serial` (the document's number), `mrz` and, on some, `name`, whose two blanks part given names and surnames. Source: Servicio de Registro Civil
 * e Identificación, its pages docstatus and document-validity, as published by several readers of the card; ICAO Doc 9303-3, 4.9
 * (check digits). `today` decides the centuries.
 */
export function chileanId(text: string, today: CalendarDate): FieldCandidate[] {
  const query = PAGE.exec(text.trim())?.[1];
  if (query === undefined) return [];
  const parameters = new Map(query.split('&').map(parameterOf));
  const run = parameters.get('run')?.toUpperCase() ?? '';
  const serial = parameters.get('serial')?.toUpperCase() ?? '';
  const kind = KINDS.find(({ prefix }) => parameters.get('type')?.toUpperCase().startsWith(prefix));
  const zone = ZONE.exec(parameters.get('mrz')?.toUpperCase() ?? '')?.groups;
  if (!kind || !zone || !holdsRun(run) || !holdsZone(zone, serial)) return [];
  const { birth, expiry } = resolveDates(zone['birth'] ?? '', zone['expiry'] ?? '', today);
  if (birth === '' || expiry === '') return [];
  return [
    ...nameFields(parameters.get('name')),
    ...barcodeField('DOCUMENT_NUMBER', serial),
    ...barcodeField('PERSONAL_NUMBER', run),
    ...barcodeDate('DATE_OF_BIRTH', birth),
    ...barcodeDate('EXPIRATION_DATE', expiry),
    ...barcodeDocument(kind.wording, 'CHL'),
  ];
}

function parameterOf(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair.toLowerCase(), ''] : [pair.slice(0, at).toLowerCase(), pair.slice(at + 1)];
}

/** Weights 2 to 7 from the right, modulo 11; K is 10. Source: Servicio de Registro Civil e Identificación. */
function holdsRun(run: string): boolean {
  const [, digits = '', check = ''] = /^(\d{6,8})-([\dK])$/.exec(run) ?? [];
  const rest = (11 - (weightedSum([...digits].toReversed().join(''), [2, 3, 4, 5, 6, 7]) % 11)) % 11;
  return digits !== '' && check === (rest === 10 ? 'K' : String(rest));
}

function holdsZone(zone: Readonly<Record<string, string>>, serial: string): boolean {
  const isOfSerial = serial !== '' && zone['number'] === serial.padEnd(9, '<');
  const covered = ['number', 'birth', 'expiry'] as const;
  return isOfSerial && covered.every((part) => checkDigit(zone[part] ?? '') === zone[`${part}Digit`]);
}

/** Letters outside ASCII are escaped by their bytes in ISO 8859-1. */
function nameFields(escaped: string | undefined): FieldCandidate[] {
  const name = (escaped ?? '')
    .replaceAll('+', ' ')
    .replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .trim();
  const parted = /^(?<given>\S.*?) {2,}(?<surnames>\S.*)$/.exec(name)?.groups;
  if (!parted) return barcodeField('FULL_NAME', name);
  return [...barcodeField('FIRST_NAME', parted['given']), ...barcodeField('LAST_NAME', parted['surnames'])];
}
