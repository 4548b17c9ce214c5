import type { FieldCandidate } from '../evidence/candidate.ts';
import { findCountry } from '../values/country.ts';
import { weightedSum } from '../values/digit-sums.ts';
import { barcodeDate, barcodeDocument, barcodeField } from './barcode-candidate.ts';
import { dayFirstDate } from './coded-date.ts';
import { isCodedName } from './coded-name.ts';

/** National identity number; M or F before it marks the few numbers that were given twice, to a man and to a woman. */
const NUMBER = /^[MF]?\d{6,8}$/;

/** The parts of a card's code that are read; dates as `YYYY-MM-DD`. */
interface DniParts {
  readonly number: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly sex: string;
  readonly birth: string | undefined;
  readonly issue: string | undefined;
  readonly nationality?: string | undefined;
  readonly expiry?: string | undefined;
  readonly labourCode?: string | undefined;
}

/**
 * The fields of the PDF417 of Argentina's national identity card; empty for any other text. Cards since 2012:
 * `procedure@surname@names@sex@number@copy@birth@issue`, from 2014 on followed by the first two digits and the last of the labour code (CUIL).
 * Cards before: `@number@copy@1@surname@names@nationality@birth@sex@issue@procedure@office@expiry@…`. Source: Registro Nacional de
 * las Personas, as published with payloads by the health service of Neuquén (Andes) and by other readers of the card; the labour
 * code's check digit after ANSES.
 */
export function argentineDni(text: string): FieldCandidate[] {
  const parts = text
    .trimEnd()
    .split('@')
    .map((part) => part.trim());
  const dni = parts[0] === '' ? olderCard(parts) : newerCard(parts);
  return dni && isSound(dni) ? candidatesOf(dni) : [];
}

function newerCard(parts: readonly string[]): DniParts | undefined {
  const [procedure = '', surname = '', givenNames = '', sex = '', number = '', copy = '', birth, issue, labour = ''] =
    parts;
  const isCard = (parts.length === 8 || parts.length === 9) && /^\d{11}$/.test(procedure) && /^[A-Z]$/.test(copy);
  if (!isCard || !/^(?:\d{3})?$/.test(labour)) return undefined;
  const labourCode = labourCodeOf(labour, number);
  return { number, surname, givenNames, sex, birth: dayFirstDate(birth), issue: dayFirstDate(issue), labourCode };
}

function olderCard(parts: readonly string[]): DniParts | undefined {
  const [
    ,
    number = '',
    copy = '',
    ,
    surname = '',
    givenNames = '',
    nationality,
    birth,
    sex = '',
    issue,
    procedure = '',
    ,
    expiry,
  ] = parts;
  if (parts.length < 13 || !/^[A-Z]$/.test(copy) || !/^\d{11}$/.test(procedure)) return undefined;
  const dates = { birth: dayFirstDate(birth), issue: dayFirstDate(issue), expiry: dayFirstDate(expiry) };
  return dates.expiry ? { number, surname, givenNames, sex, nationality, ...dates } : undefined;
}

function isSound({ number, surname, givenNames, sex, birth, issue }: DniParts): boolean {
  const hasNames = isCodedName(surname) && isCodedName(givenNames);
  return hasNames && NUMBER.test(number) && /^[MFX]$/.test(sex) && !!birth && !!issue && birth <= issue;
}

/** Two digits, the identity number in eight, a check digit by weights modulo 11; undefined where the digit does not hold. */
function labourCodeOf(coded: string, number: string): string | undefined {
  const digits = `${coded.slice(0, 2)}${number.padStart(8, '0')}${coded.slice(2)}`;
  if (!/^\d{11}$/.test(digits)) return undefined;
  const check = (11 - (weightedSum(digits.slice(0, 10), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === Number(digits[10]) ? digits : undefined;
}

function candidatesOf(dni: DniParts): FieldCandidate[] {
  const nationality = findCountry(dni.nationality ?? '');
  return [
    ...barcodeField('LAST_NAME', dni.surname),
    ...barcodeField('FIRST_NAME', dni.givenNames),
    ...barcodeField('SEX', dni.sex, dni.sex),
    ...barcodeField('DOCUMENT_NUMBER', dni.number),
    ...barcodeField('PERSONAL_NUMBER', dni.labourCode),
    ...barcodeDate('DATE_OF_BIRTH', dni.birth),
    ...barcodeDate('DATE_OF_ISSUE', dni.issue),
    ...barcodeDate('EXPIRATION_DATE', dni.expiry),
    ...(nationality ? barcodeField('NATIONALITY', dni.nationality, nationality) : []),
    ...barcodeDocument('IDENTITY CARD', 'ARG'),
  ];
}
