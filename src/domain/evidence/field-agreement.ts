import type { FieldName } from '../document/identity-fields.ts';
import { sameDocumentNumber } from '../values/document-number.ts';
import { foldLetters } from '../values/letter-folding.ts';
import { isPrefixName, mrzSpelling, sameName } from '../values/person-name.ts';
import type { FieldCandidate } from './candidate.ts';

/** How two readings of a field are compared. */
export type FieldKind = 'name' | 'date' | 'number' | 'code' | 'text';

const KINDS: Partial<Record<FieldName, FieldKind>> = {
  FIRST_NAME: 'name',
  MIDDLE_NAME: 'name',
  LAST_NAME: 'name',
  FULL_NAME: 'name',
  BIRTH_NAME: 'name',
  DATE_OF_BIRTH: 'date',
  DATE_OF_ISSUE: 'date',
  EXPIRATION_DATE: 'date',
  DOCUMENT_NUMBER: 'number',
  PERSONAL_NUMBER: 'number',
  CARD_ACCESS_NUMBER: 'number',
  SEX: 'code',
  NATIONALITY: 'code',
  ISSUING_COUNTRY: 'code',
};

/** The kind of a field; everything without a rule of its own is compared as text. */
export function kindOf(field: FieldName): FieldKind {
  return KINDS[field] ?? 'text';
}

/** Whether two readings of one field say the same: names under transliteration, numbers by letters and digits, dates by value. */
export function agree(a: FieldCandidate, b: FieldCandidate): boolean {
  switch (kindOf(a.field)) {
    case 'name':
      return agreeOnName(a, b);
    case 'number':
      return sameDocumentNumber(a.text, b.text);
    case 'date':
      return sameDate(a, b);
    case 'code':
      return codeOf(a) === codeOf(b);
    case 'text':
      return fold(a.value ?? a.text) === fold(b.value ?? b.text);
  }
}

function agreeOnName(a: FieldCandidate, b: FieldCandidate): boolean {
  const [nameA, nameB] = [a.value ?? a.text, b.value ?? b.text];
  if (sameName(nameA, nameB)) return true;
  if (a.truncated && isPrefixName(nameA, nameB)) return true;
  if (b.truncated && isPrefixName(nameB, nameA)) return true;
  return tolerantSpelling(nameA) === tolerantSpelling(nameB);
}

/**
 * What recognisers confuse is made equal: `MANNIK` on the print is the zone's `MAENNIK` (lost diacritics; ICAO 9303-3, section 6: Ä may be
 * coded AE), and a zone cut at its lower edge shows F for E.
 */
function tolerantSpelling(name: string): string {
  return mrzSpelling(name)
    .replace(/\s/g, '')
    .replace(/(?<=[AOU])E/g, '')
    .replace(/AA/g, 'A')
    .replaceAll('F', 'E');
}

/** The machine-readable zone knows two digits of the year: dates a whole number of centuries apart are one reading. */
function sameDate(a: FieldCandidate, b: FieldCandidate): boolean {
  if (a.source === 'mrz' || b.source === 'mrz') return codedDate(a) === codedDate(b);
  return a.value === undefined || b.value === undefined ? fold(a.text) === fold(b.text) : a.value === b.value;
}

/** `YYMMDD`, also of a coded date that is in no calendar and so has no value. */
function codedDate({ value, text }: FieldCandidate): string {
  return value === undefined ? text : value.replaceAll('-', '').slice(2);
}

function codeOf(candidate: FieldCandidate): string {
  return (candidate.value ?? candidate.text).toUpperCase();
}

function fold(text: string): string {
  return foldLetters(text).replace(/[\p{P}\p{S}\s]+/gu, '');
}
