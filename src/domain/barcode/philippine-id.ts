import type { FieldCandidate } from '../evidence/candidate.ts';
import { readSex } from '../values/sex.ts';
import { barcodeDate, barcodeDocument, barcodeField } from './barcode-candidate.ts';
import { englishDate, yearFirstDate } from './coded-date.ts';
import { isCodedName } from './coded-name.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Where the two editions of the code keep the same things: on the card and, in short, on the printed ePhilID. */
const EDITIONS = [
  {
    issuer: 'Issuer',
    issued: 'DateIssued',
    holder: 'subject',
    given: 'fName',
    middle: 'mName',
    last: 'lName',
    suffix: 'Suffix',
    sex: 'sex',
  },
  { issuer: 'i', issued: 'd', holder: 'sb', given: 'fn', middle: 'mn', last: 'ln', suffix: 'sf', sex: 's' },
] as const;

/** Sixteen digits in fours. */
const CARD_NUMBER = /^\d{4}(-?)\d{4}\1\d{4}\1\d{4}$/;

/**
 * The fields of the QR code of the Philippine identity card (PhilID) and of the ePhilID in its JSON form; empty for any other text. Source:
 * Philippine Statistics Authority, advisory of 4 October 2021 on the authentication and use of the PhilID (the holder's data are signed, not
 * encrypted) and the PhilSys Check page; the names of the members as published by several readers of both editions.
 */
export function philippineId(text: string): FieldCandidate[] {
  const code = objectOf(text);
  const edition = EDITIONS.find(({ issuer, holder }) => code?.[issuer] === 'PSA' && isObject(code[holder]));
  const holder = edition && code?.[edition.holder];
  if (!edition || !isObject(holder)) return [];
  const [given, last, number] = [wordsAt(holder, edition.given), wordsAt(holder, edition.last), wordsAt(holder, 'PCN')];
  const birth = dateAt(holder, 'DOB');
  const issued = wordsAt(code ?? {}, edition.issued);
  const issue = dateAt(code ?? {}, edition.issued);
  if (!isCodedName(given) || !isCodedName(last) || !birth || !CARD_NUMBER.test(number) || (issued !== '' && !issue))
    return [];
  const sex = wordsAt(holder, edition.sex);
  return [
    ...barcodeField('LAST_NAME', last),
    ...barcodeField('FIRST_NAME', given),
    ...barcodeField('MIDDLE_NAME', wordsAt(holder, edition.middle)),
    ...barcodeField('SUFFIX', wordsAt(holder, edition.suffix)),
    ...barcodeField('SEX', sex, readSex(sex, 'PHL')),
    ...barcodeDate('DATE_OF_BIRTH', birth),
    ...barcodeField('PLACE_OF_BIRTH', wordsAt(holder, 'POB')),
    ...barcodeDate('DATE_OF_ISSUE', issue),
    ...barcodeField('DOCUMENT_NUMBER', number),
    ...barcodeDocument('IDENTITY CARD', 'PHL'),
  ];
}

function objectOf(text: string): JsonObject | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wordsAt(from: JsonObject, member: string): string {
  const value = from[member];
  return typeof value === 'string' ? value.trim() : '';
}

function dateAt(from: JsonObject, member: string): string | undefined {
  const text = wordsAt(from, member);
  return yearFirstDate(text) ?? englishDate(text);
}
