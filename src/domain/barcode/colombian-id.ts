import type { FieldCandidate } from '../evidence/candidate.ts';
import { barcodeDate, barcodeDocument, barcodeField } from './barcode-candidate.ts';
import { yearFirstDate } from './coded-date.ts';
import { isCodedName } from './coded-name.ts';

/** Program that wrote the code, at its place in every card. */
const MARK = { at: 24, text: 'PubDSK_1' };

/** Number of the holder, ten digits; four parts of the name, 23 characters each, filled up with NUL. */
const NUMBER_AT = 48;
const NAMES_AT = 58;
const NAME_LENGTH = 23;

/** A zero, the sex, the birth as YYYYMMDD, department, municipality and a digit, the blood group. */
const HOLDER_AT = 150;
const HOLDER = /^0(?<sex>[MF])(?<birth>\d{8})\d{6}(?:A|B|AB|O)[+-]/;

/**
 * The fields of the PDF417 of Colombia's citizenship card of before 2020, given as its bytes in ISO 8859-1; empty for any other text.
 * The fingerprints that follow the blood group are left alone. Source: Registraduría Nacional del Estado Civil, as published with
 * payloads by several readers of the card (header, number, four names, block of the holder, at fixed places in 531 bytes).
 */
export function colombianId(text: string): FieldCandidate[] {
  if (!text.startsWith(MARK.text, MARK.at)) return [];
  const number = text.slice(NUMBER_AT, NAMES_AT);
  const [surname = '', secondSurname = '', name = '', secondName = ''] = [0, 1, 2, 3].map((index) =>
    nameAt(text, index),
  );
  const holder = HOLDER.exec(text.slice(HOLDER_AT))?.groups;
  const birth = yearFirstDate(holder?.['birth']);
  const areNames =
    [surname, name].every(isCodedName) && [secondSurname, secondName].every((each) => each === '' || isCodedName(each));
  if (!/^\d{10}$/.test(number) || /^0{6}/.test(number) || !areNames || !birth) return [];
  return [
    ...barcodeField('LAST_NAME', `${surname} ${secondSurname}`.trim()),
    ...barcodeField('FIRST_NAME', `${name} ${secondName}`.trim()),
    ...barcodeField('SEX', holder?.['sex'], holder?.['sex']),
    ...barcodeDate('DATE_OF_BIRTH', birth),
    ...barcodeField('DOCUMENT_NUMBER', number.replace(/^0+/, '')),
    ...barcodeDocument('IDENTITY CARD', 'COL'),
  ];
}

function nameAt(text: string, index: number): string {
  const start = NAMES_AT + index * NAME_LENGTH;
  return text.slice(start, start + NAME_LENGTH).replace(/[\0 ]+$/, '');
}
