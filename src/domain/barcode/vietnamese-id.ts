import type { FieldCandidate } from '../evidence/candidate.ts';
import { readSex } from '../values/sex.ts';
import { barcodeDate, barcodeDocument, barcodeField } from './barcode-candidate.ts';
import { dayFirstDate } from './coded-date.ts';
import { isCodedName } from './coded-name.ts';

/**
 * The fields of the QR code of Vietnam's citizen identity card; empty for any other text. Cards since 2021:
 * `number|old number|name|birth|sex|address|issue`, dates as DDMMYYYY; cards since July 2024 append further parts. Source: Ministry of Public Security,
 * circulars 06/2021/TT-BCA and 16/2024/TT-BCA (what the code holds), the layout as published with payloads by several readers of the card;
 * circular 59/2021/TT-BCA, article 4 (the number).
 */
export function vietnameseId(text: string): FieldCandidate[] {
  const parts = text
    .trim()
    .normalize('NFC')
    .split('|')
    .map((part) => part.trim());
  const [number = '', oldNumber = '', name = '', birthCoded, sexCoded = '', address = '', issueCoded] = parts;
  const [birth, issue] = [dayFirstDate(birthCoded), dayFirstDate(issueCoded)];
  const sex = /^(?:Nam|Nữ)$/i.test(sexCoded) ? readSex(sexCoded, 'VNM') : undefined;
  const isCard = /^\d{12}$/.test(number) && /^(?:\d{9})?$/.test(oldNumber) && isCodedName(name);
  if (!isCard || !birth || !issue || birth > issue || !codesHolder(number, birth, sex)) return [];
  return [
    ...barcodeField('FULL_NAME', name),
    ...barcodeField('SEX', sexCoded, sex),
    ...barcodeDate('DATE_OF_BIRTH', birth),
    ...barcodeField('ADDRESS', address),
    ...barcodeDate('DATE_OF_ISSUE', issue),
    ...barcodeField('DOCUMENT_NUMBER', number),
    ...barcodeDocument('IDENTITY CARD', 'VNM'),
  ];
}

/** The fourth digit tells century and sex (0 a man and 1 a woman of the twentieth, 2 and 3 of the next), the two after it the year of birth. */
function codesHolder(number: string, birth: string, sex: 'M' | 'F' | 'X' | undefined): boolean {
  const digit = Number(number[3]);
  const year = 1900 + 100 * Math.floor(digit / 2) + Number(number.slice(4, 6));
  return birth.startsWith(String(year)) && sex === (digit % 2 === 0 ? 'M' : 'F');
}
