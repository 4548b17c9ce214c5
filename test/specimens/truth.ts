import type { DocumentType } from '../../src/domain/document/document-type.ts';
import type { AnswerField } from '../../src/domain/document/scan-result.ts';
import { composeMrz } from '../../src/domain/mrz/compose.ts';
import type { MrzFormatId } from '../../src/domain/mrz/format-row.ts';
import { LOCALES, type Locale } from './locales.ts';
import type { Person } from './people.ts';

/** What a scan of a specimen should answer. A field that the side does not show is left out. */
export interface SpecimenTruth {
  readonly documentType: DocumentType;
  /** In the contract's names and forms: dates ISO 8601, countries ISO 3166-1 alpha-3, names as printed. */
  readonly fields: Readonly<Partial<Record<AnswerField, string>>>;
  /** The lines of the machine-readable zone. */
  readonly mrz?: readonly string[];
  /** The payload of the PDF417. */
  readonly pdf417?: string;
}

/** The locale of a person's country. */
export function localeOf(person: Person): Locale {
  const locale = LOCALES[person.country];
  if (!locale) throw new Error(`no locale for ${person.country}`);
  return locale;
}

/** The fields that a side with the holder's printed data shows. */
export function printedFields(person: Person): Partial<Record<AnswerField, string>> {
  const { country } = localeOf(person);
  return {
    fullName: `${person.givenNames} ${person.surname}`,
    firstName: person.givenNames,
    lastName: person.surname,
    dateOfBirth: person.birthDate,
    gender: person.sex,
    nationality: country,
    documentNumber: person.documentNumber,
    expirationDate: person.expiryDate,
    issuingCountry: country,
  };
}

/** The fields of a side whose only names stand in the third line of its zone, cut where the line ends. */
export function zoneFields(person: Person, zone: readonly string[]): Partial<Record<AnswerField, string>> {
  const [lastName = '', firstName = ''] = (zone[2] ?? '')
    .replace(/<+$/, '')
    .split('<<')
    .map((name) => name.replaceAll('<', ' '));
  return { ...printedFields(person), fullName: `${firstName} ${lastName}`, firstName, lastName };
}

/** The machine-readable zone of a person's document. */
export function zoneOf(person: Person, format: MrzFormatId, documentCode: string): string[] {
  const { zoneCode } = localeOf(person);
  const takesPersonalNumber = format !== 'MRV_A' && format !== 'MRV_B' && (person.personalNumber?.length ?? 0) <= 14;
  return composeMrz(format, {
    documentCode,
    issuer: zoneCode,
    surname: person.zoneSurname,
    givenNames: person.zoneGivenNames,
    documentNumber: person.documentNumber,
    nationality: zoneCode,
    birthDate: shortDate(person.birthDate),
    sex: person.sex === 'X' ? '<' : person.sex,
    expiryDate: shortDate(person.expiryDate),
    ...(takesPersonalNumber && person.personalNumber && format !== 'TD2' ? { optional1: person.personalNumber } : {}),
  });
}

function shortDate(iso: string): string {
  return iso.slice(2).replaceAll('-', '');
}
