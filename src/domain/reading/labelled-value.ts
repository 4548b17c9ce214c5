import type { FieldName } from '../document/identity-fields.ts';
import { findCountriesIn, findCountry } from '../values/country.ts';
import { cleanPrintedName } from '../values/person-name.ts';
import { misreadSex, readSex, type Sex } from '../values/sex.ts';
import { type DateField, datePart, dateReader, datesIn, validity } from './date-value.ts';
import type { LabelKey } from './label-key.ts';
import { misreadCountry } from './misread-country.ts';
import { numberReader } from './number-value.ts';
import { isPersonName } from './person-name-print.ts';
import type { ValueContext, ValueReader, ValueReading } from './value-reading.ts';

function dateAndTextReader(dateField: DateField, textField: FieldName): ValueReader {
  return (text, context) => {
    const [found] = datesIn(text, dateField, context);
    if (!found || found.date.kind === 'partial') return freeText(textField, 60)(text, context, 0.45);
    const rest = trimmed(`${text.slice(0, found.start)} ${text.slice(found.end)}`);
    const isPlace = /\p{L}{2}/u.test(rest);
    return { parts: [datePart(dateField, found), ...(isPlace ? [{ field: textField, text: rest }] : [])], fit: 1 };
  };
}

function trimmed(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[\s:;,.|/–-]+|[\s:;,|/–-]+$/gu, '');
}

/** `F/F`, `Ž/F`, `MOT/F` with the slash misread or lost; the last letter is the international one. */
const MISREAD_PAIR = /^(?:\p{L}[Il1|]|\d\/|([FM])(?=\1)|\p{L}{2,4}[Il1|](?=[FM]$))([FMX])$/u;
/** The letter of a woman in Northern and Eastern Europe, the slash or the F behind it misread: `KP`, `KIE`, `Z/E`, `KOP`. */
const MISREAD_WOMAN = /^[KŽZ]\S?[FPE]$/u;

function misreadPair(text: string): Sex | undefined {
  const letter = MISREAD_PAIR.exec(text)?.[2];
  if (letter !== undefined) return readSex(letter);
  return MISREAD_WOMAN.test(text) ? 'F' : undefined;
}

const sex: ValueReader = (text, { country }) => {
  if (text.length > 24) return undefined;
  // A digit stands for a sex only where nothing else stands.
  const words = text.split(/[\s/|]+/).filter((word) => word !== '' && !/\d/.test(word));
  for (const word of [text, ...words]) {
    const value = readSex(word, country);
    if (value) return { parts: [{ field: 'SEX', text: word, value }], fit: words.length > 2 ? 0.7 : 1 };
  }
  const value = misreadPair(text.trim()) ?? misreadSex(text);
  return value ? { parts: [{ field: 'SEX', text, value }], fit: 0.9 } : undefined;
};

function countryReader(field: 'NATIONALITY' | 'ISSUING_COUNTRY'): ValueReader {
  return (text) => {
    if (text.length > 48 || /\d{3}/.test(text)) return undefined;
    const code = findCountry(text) ?? findCountriesIn(text)[0]?.code;
    if (code) return { parts: [{ field, text, value: code }], fit: 1 };
    const likely = misreadCountry(text);
    return likely ? { parts: [{ field, text, value: likely }], fit: 0.8 } : undefined;
  };
}

function nameReader(field: FieldName): ValueReader {
  return (text) => {
    const name = cleanPrintedName(text);
    if (!isPersonName(name)) return undefined;
    return { parts: [{ field, text: name }], fit: /[/|]/.test(text) ? 0.5 : 1 };
  };
}

/** The first words of a label, whose others the reader lost or put elsewhere: `PLACE OF`. */
const CUT_LABEL = /^\p{L}+ (?:OF|DE|DU|DI|DEL|DA|VON|AND|ET|UND)$/iu;

function freeText(
  field: FieldName,
  longest: number,
): (text: string, context: ValueContext, fit?: number) => ValueReading | undefined {
  return (text, _context, fit = 0.8) => {
    const value = trimmed(text);
    if (CUT_LABEL.test(value) || value.length > longest || (value.match(/[\p{L}\d]/gu)?.length ?? 0) < 2)
      return undefined;
    return { parts: [{ field, text: value }], fit };
  };
}

function shaped(field: FieldName, shape: RegExp): ValueReader {
  return (text) => {
    const value = trimmed(text);
    return shape.test(value) ? { parts: [{ field, text: value }], fit: 0.9 } : undefined;
  };
}

const READERS: Readonly<Record<LabelKey, ValueReader>> = {
  surname: nameReader('LAST_NAME'),
  secondSurname: nameReader('LAST_NAME'),
  givenNames: nameReader('FIRST_NAME'),
  middleName: nameReader('MIDDLE_NAME'),
  suffix: shaped('SUFFIX', /^(?:JR|SR|I{1,3}|IV|V)\.?$/i),
  name: nameReader('FULL_NAME'),
  fullName: nameReader('FULL_NAME'),
  surnameAndGivenNames: nameReader('FULL_NAME'),
  birthName: nameReader('BIRTH_NAME'),
  birthDate: dateReader('DATE_OF_BIRTH'),
  birthPlace: (text, context) => freeText('PLACE_OF_BIRTH', 60)(text, context, /\d{4}/.test(text) ? 0.4 : 0.8),
  birthDateAndPlace: dateAndTextReader('DATE_OF_BIRTH', 'PLACE_OF_BIRTH'),
  sex,
  nationality: countryReader('NATIONALITY'),
  documentNumber: numberReader('DOCUMENT_NUMBER', 2),
  cardNumber: numberReader('DOCUMENT_NUMBER', 2),
  personalNumber: numberReader('PERSONAL_NUMBER', 3),
  accessNumber: shaped('CARD_ACCESS_NUMBER', /^\d{6}$/),
  discriminator: numberReader('DOCUMENT_DISCRIMINATOR', 3),
  expiryDate: dateReader('EXPIRATION_DATE'),
  issueDate: dateReader('DATE_OF_ISSUE'),
  issueDateAndPlace: dateAndTextReader('DATE_OF_ISSUE', 'ISSUING_AUTHORITY'),
  validity,
  authority: freeText('ISSUING_AUTHORITY', 70),
  country: countryReader('ISSUING_COUNTRY'),
  address: freeText('ADDRESS', 80),
  county: freeText('COUNTY', 30),
  height: shaped('HEIGHT', /^[^\p{L}]{0,2}\d[\d\s'"’”.,-]{0,8}\s*(?:cm|m|in|ft)?\.?(?:\s?\d{1,2}\s?(?:in|"))?$/iu),
  weight: shaped('WEIGHT', /^\d{2,3}\s*(?:kg|lbs?|ib)?\.?$/i),
  eyes: shaped('EYE_COLOR', /^\p{L}{3,14}(?:[\s/]\p{L}{3,14})?$/u),
  hair: shaped('HAIR_COLOR', /^\p{L}{3,14}$/u),
  class: shaped('CLASS', /^(?!.*\d{3})[\p{L}\d][\p{L}\d ,/+-]{0,24}$/u),
  restrictions: shaped('RESTRICTIONS', /^(?!.*\d{4})[\p{L}\d][\p{L}\d ,/&-]{0,24}$/u),
  endorsements: shaped('ENDORSEMENTS', /^(?!.*\d{4})[\p{L}\d][\p{L}\d ,/&-]{0,24}$/u),
  mark: () => undefined,
  other: (text) => (/[\p{L}\d]/u.test(text) ? { parts: [], fit: 0.5 } : undefined),
};

/** Reads `text` as the value that a label of this kind announces; undefined when it cannot be one. */
export function readLabelledValue(key: LabelKey, text: string, context: ValueContext): ValueReading | undefined {
  return READERS[key](text, context);
}
