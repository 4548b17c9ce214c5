import type { FieldName } from '../document/identity-fields.ts';
import { type CalendarDate, compareDates, isoDate } from '../values/calendar-date.ts';
import { findCountriesIn, findCountry } from '../values/country.ts';
import { cleanPrintedName, looksLikeName } from '../values/person-name.ts';
import { type DateOrder, type FoundDate, findPrintedDates, readPrintedDate } from '../values/printed-date.ts';
import { readSex } from '../values/sex.ts';
import type { LabelKey } from './label-key.ts';

/** One field that a value gives. */
export interface ValuePart {
  readonly field: FieldName;
  /** As printed. */
  readonly text: string;
  /** The normalised value where it is beyond doubt; see FieldCandidate. */
  readonly value?: string;
}

/** What a stretch of print says as the value of a label. */
export interface ValueReading {
  readonly parts: readonly ValuePart[];
  /** 0–1: how well the print fits what the label announces. */
  readonly fit: number;
}

/** What is known when values are read. */
export interface ValueContext {
  readonly today: CalendarDate;
  /** Alpha-3 code of the issuer. */
  readonly country?: string;
  /** The order of day and month in that country. */
  readonly order?: DateOrder;
}

type ValueReader = (text: string, context: ValueContext) => ValueReading | undefined;

const ROLES = { DATE_OF_BIRTH: 'birth', DATE_OF_ISSUE: 'issue', EXPIRATION_DATE: 'expiry' } as const;
type DateField = keyof typeof ROLES;

function datesIn(text: string, field: DateField, { order, today }: ValueContext): readonly FoundDate[] {
  const context = { role: ROLES[field], today, ...(order ? { order } : {}) };
  const found = findPrintedDates(text, context);
  const full = found.filter(({ date }) => date.kind !== 'partial');
  if (full.length > 0) return full;
  const unbroken = /^\D?\d{8}\D?$/.test(text) ? readPrintedDate(text, context) : undefined;
  return unbroken ? [{ text, start: 0, end: text.length, date: unbroken }] : found;
}

function datePart(field: DateField, found: FoundDate): ValuePart {
  const { text, date } = found;
  return date.kind === 'exact' ? { field, text, value: isoDate(date.date) } : { field, text };
}

function isAfterToday({ date }: FoundDate, { today }: ValueContext): boolean {
  return date.kind === 'exact' && compareDates(date.date, today) > 0;
}

function dateReader(field: DateField): ValueReader {
  return (text, context) => {
    const dates = datesIn(text, field, context);
    const found = field === 'EXPIRATION_DATE' ? dates.at(-1) : dates[0];
    if (!found || (found.date.kind === 'partial' && field !== 'EXPIRATION_DATE')) return undefined;
    if (field === 'DATE_OF_BIRTH' && isAfterToday(found, context)) return undefined;
    return { parts: [datePart(field, found)], fit: found.date.kind === 'partial' ? 0.6 : 1 };
  };
}

function dateAndTextReader(dateField: DateField, textField: FieldName): ValueReader {
  return (text, context) => {
    const [found] = datesIn(text, dateField, context);
    if (!found || found.date.kind === 'partial') return freeText(textField, 60)(text, context, 0.45);
    const rest = trimmed(`${text.slice(0, found.start)} ${text.slice(found.end)}`);
    const isPlace = /\p{L}{2}/u.test(rest);
    return { parts: [datePart(dateField, found), ...(isPlace ? [{ field: textField, text: rest }] : [])], fit: 1 };
  };
}

const validity: ValueReader = (text, context) => {
  const dates = datesIn(text, 'EXPIRATION_DATE', context);
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return undefined;
  const expiry = datePart('EXPIRATION_DATE', last);
  if (first === last) return { parts: [expiry], fit: 0.9 };
  const issue = datesIn(text, 'DATE_OF_ISSUE', context)[0] ?? first;
  return { parts: [datePart('DATE_OF_ISSUE', issue), expiry], fit: 1 };
};

function trimmed(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[\s:;,.|/–-]+|[\s:;,|/–-]+$/gu, '');
}

const sex: ValueReader = (text, { country }) => {
  if (text.length > 24) return undefined;
  // A digit stands for a sex only where nothing else stands.
  const words = text.split(/[\s/|]+/).filter((word) => word !== '' && !/\d/.test(word));
  // `F/F`, `Ž/F` with the slash misread or lost.
  const doubled = /^(?:\p{L}[Il1|]|\d\/|([FM])(?=\1))([FMX])$/u.exec(text.trim())?.[2];
  for (const word of [text, ...words]) {
    const value = readSex(word, country);
    if (value) return { parts: [{ field: 'SEX', text: word, value }], fit: words.length > 2 ? 0.7 : 1 };
  }
  // The letter behind the slash is the international one.
  const value = doubled && readSex(doubled);
  return value ? { parts: [{ field: 'SEX', text: doubled, value }], fit: 1 } : undefined;
};

function countryReader(field: 'NATIONALITY' | 'ISSUING_COUNTRY'): ValueReader {
  return (text) => {
    if (text.length > 48 || /\d{3}/.test(text)) return undefined;
    const code = findCountry(text) ?? findCountriesIn(text)[0]?.code;
    if (code) return { parts: [{ field, text, value: code }], fit: 1 };
    return undefined;
  };
}

/** Particles that names write small: `de`, `van der`, `bin`. */
const PARTICLES = new Set(
  'a af al and av bat bin bint da das de degli dei del della den der des di do dos du e ed el en i la las le los och of og oğlu og qızı ter the to tot u uit und van vom von y z za zu zum zur'.split(
    ' ',
  ),
);

/** What no name holds: the end of a label (`T NAME`), two words run into one (`NationalityNatio`), a long abbreviation (`Cond.`), `NONE`. */
const NO_NAME = /NAMES?$|^NONE$|\p{Ll}{4}\p{Lu}|\p{Ll}{3}\./u;

/** Whether `name` is written as names are: at least two letters, every word but the particles with a capital. */
export function isPersonName(name: string): boolean {
  if (!looksLikeName(name) || NO_NAME.test(name) || (name.match(/\p{L}/gu)?.length ?? 0) < 2) return false;
  const words = name.split(/[\s,]+/);
  return (
    words.some((word) => !PARTICLES.has(word)) && words.every((word) => !/^\p{Ll}/u.test(word) || PARTICLES.has(word))
  );
}

const NUMBER_WORD = /^[\p{Lu}\d][\p{Lu}\d()./-]*$/u;

/** `P1234 - 50179 - 85912`, `12345678 - 9`. */
const SPACED_HYPHEN = /(?<=\d)\s+[-–]\s+(?=\d)/gu;

/** The longest run of words that may make up one document number, as `X9999 99999` or `00000000 0 ZZ4`. */
function numberIn(text: string): string | undefined {
  let best = '';
  let run: string[] = [];
  const close = (): void => {
    while (run.length > 0 && !/\d/.test(run.at(-1) ?? '') && (run.at(-1) ?? '').length > 3) run.pop();
    const joined = run.join(' ').replace(/^[./-]+|[./-]+$/g, '');
    if (digitsOf(joined) > digitsOf(best)) best = joined;
    run = [];
  };
  for (const word of text.replace(SPACED_HYPHEN, '-').split(/\s+/)) {
    if (/^(?:NR|NO|N[°º])\.?$/i.test(word)) continue;
    const isPart =
      NUMBER_WORD.test(word) && (/\d/.test(word) || (run.length === 0 ? word.length <= 3 : word.length <= 2));
    if (!isPart) close();
    else run.push(word);
  }
  close();
  return best === '' ? undefined : best;
}

const digitsOf = (text: string): number => text.match(/\d/g)?.length ?? 0;

function withoutDates(text: string, context: ValueContext): string {
  const dates = findPrintedDates(text, { today: context.today, ...(context.order ? { order: context.order } : {}) });
  const full = dates.filter(({ date, text: printed }) => date.kind !== 'partial' && !/^\d+$/.test(printed));
  return full.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

/** A number whose letters, if any, stand before and behind all its digits; among the digits of such a one no O or I is a letter. */
const LETTERS_AROUND_DIGITS = /^[A-Z]{0,3}[\d\s./-]+[A-Z]?$/;
const MISREAD_ZERO = /(?<=\d)[Oo](?=\d)|(?<=\d{3})[Oo]$/gu;
const MISREAD_ONE = /(?<=\d)[Il|](?=\d)|(?<=\d{3})[Il|]$/gu;

function mendedNumber(number: string): string {
  const likely = number.replace(MISREAD_ZERO, '0').replace(MISREAD_ONE, '1');
  const mended = LETTERS_AROUND_DIGITS.test(likely) ? likely : number;
  if (!/^\d[\dOoIl|\s.-]*\d$/.test(mended)) return mended;
  return mended.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1');
}

/** The abbreviation of a label that was read as part of the number: `DL 12345678`. */
const LABEL_BEFORE_NUMBER = /^(?:DLN?|LIC|NO|NR|ID)\.?\s+(?=\S*\d{4})/u;

const MOST_NUMBER_LETTERS = 26;

function numberReader(field: FieldName, fewestDigits: number): ValueReader {
  return (text, context) => {
    const number = numberIn(withoutDates(text.replace(/^[\s#:;.,*]+/, ''), context))?.replace(LABEL_BEFORE_NUMBER, '');
    if (number === undefined || number.length > MOST_NUMBER_LETTERS || digitsOf(number) < fewestDigits)
      return undefined;
    if (number.replace(/[^\p{L}\d]/gu, '').length < 4) return undefined;
    const value = mendedNumber(number);
    const part = value === number ? { field, text: number } : { field, text: number, value };
    return { parts: [part], fit: digitsOf(number) >= 5 ? 1 : 0.7 };
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
