import { type CalendarDate, isValidCalendarDate } from './calendar-date.ts';
import { sexOfDigit, weightedSum } from './digit-sums.ts';

/** What a citizen's number tells by its form. */
export interface CitizenNumber {
  readonly text: string;
  /** Alpha-3 code of the state that gives such numbers. */
  readonly country: 'CHN' | 'HKG' | 'IND' | 'KOR' | 'MEX' | 'MYS';
  /**
   * What the number codes. In China and Korea only where its check digit holds, for numbers of another kind have the same form; that of Mexico
   * no other number has, and those of specimens are often made up.
   */
  readonly holder?: { readonly birth: CalendarDate; readonly sex: 'M' | 'F' };
}

/** Region, date of birth, serial number and check character. Source: GB 11643-1999. */
const CHINESE =
  /(?<![\p{L}\d])[1-8]\d{5}(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})\d{2}(?<serial>\d)[\dX](?![\p{L}\d])/u;

/** Date of birth, century and sex, region, serial number and check digit. Source: Korean Resident Registration Act, enforcement rules. */
const KOREAN = /(?<![\p{L}\d])(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})\s?-\s?(?<century>[1-8])\d{6}(?![\p{L}\d])/u;

/** ISO 7064 MOD 11-2: the character that makes the weighted sum 1 modulo 11; X is 10. */
function holdsMod11(number: string): boolean {
  const sum = [...number].reduce((total, digit) => (total * 2 + (digit === 'X' ? 10 : Number(digit))) % 11, 0);
  return sum === 1;
}

function holdsKorean(digits: string): boolean {
  const sum = weightedSum(digits.slice(0, 12), [2, 3, 4, 5, 6, 7, 8, 9]);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}

/** 1, 2 and, for foreigners, 5, 6: born in the twentieth century; 3, 4, 7, 8: in the twenty-first. Odd digits are men's. */
function koreanCentury(digit: number): number {
  return [3, 4, 7, 8].includes(digit) ? 2000 : 1900;
}

/** One or two letters, six digits and a check digit in brackets. Source: Registration of Persons Regulations (Cap. 177A) of Hong Kong. */
const HONG_KONG = /(?<![\p{L}\d])[A-Z]{1,2}\d{6}\s?\([\dA]\)/u;

/** Date of birth, place of birth, serial number whose last digit is odd for men. Source: National Registration Regulations 1990 of Malaysia. */
const MALAYSIAN = /(?<![\p{L}\d-])(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})-\d{2}-\d{3}(?<serial>\d)(?![\p{L}\d-])/u;
/** The first cards are given to children of twelve. */
const MALAYSIAN_LEAST_AGE = 12;

/** Aadhaar: twelve digits in fours, the first neither 0 nor 1. Source: Unique Identification Authority of India. */
const INDIAN = /^(?:\p{L}{3,8}[\s:]+)?(?<number>[2-9]\d{3} \d{4} \d{4})$/u;

/**
 * CURP: letters of the names, date of birth, sex (H hombre, M mujer), entity of birth, inner consonants, a digit for those born before 2000
 * or a letter, check digit. Source: Instructivo normativo para la asignación de la Clave Única de Registro de Población, DOF 2021-10-18.
 */
const MEXICAN =
  /(?<![\p{L}\d])[A-Z]{4}(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})(?<sex>[HM])(?:AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS|NE)[B-DF-HJ-NP-TV-Z]{3}(?<century>[A-Z\d])\d(?![\p{L}\d])/u;

function mexicanNumber(line: string, today: CalendarDate): CitizenNumber | undefined {
  const found = MEXICAN.exec(line);
  const { year, month, day, sex, century } = found?.groups ?? {};
  // Print shows the zero of the twentieth century as an O.
  const born = (/[\dO]/.test(century ?? '') ? 1900 : 2000) + Number(year);
  const birth = { year: born, month: Number(month), day: Number(day) };
  if (!found || !isValidCalendarDate(birth) || born > today.year) return undefined;
  return { text: found[0], country: 'MEX', holder: { birth, sex: sex === 'H' ? 'M' : 'F' } };
}

function chineseNumber(line: string): CitizenNumber | undefined {
  const found = CHINESE.exec(line);
  const { year, month, day, serial } = found?.groups ?? {};
  const birth = { year: Number(year), month: Number(month), day: Number(day) };
  if (!found || !isValidCalendarDate(birth)) return undefined;
  const holder = { birth, sex: sexOfDigit(serial) };
  return { text: found[0], country: 'CHN', ...(holdsMod11(found[0]) ? { holder } : {}) };
}

function koreanNumber(line: string): CitizenNumber | undefined {
  const found = KOREAN.exec(line);
  const { year, month, day, century } = found?.groups ?? {};
  const birth = { year: Number(year) + koreanCentury(Number(century)), month: Number(month), day: Number(day) };
  if (!found || !isValidCalendarDate(birth)) return undefined;
  const holder = { birth, sex: sexOfDigit(century) };
  return { text: found[0], country: 'KOR', ...(holdsKorean(found[0].replace(/\D/g, '')) ? { holder } : {}) };
}

function malaysianNumber(line: string, today: CalendarDate): CitizenNumber | undefined {
  const found = MALAYSIAN.exec(line);
  const { year, month, day, serial } = found?.groups ?? {};
  const born = 2_000 + Number(year);
  const birth = {
    year: born > today.year - MALAYSIAN_LEAST_AGE ? born - 100 : born,
    month: Number(month),
    day: Number(day),
  };
  if (!found || !isValidCalendarDate(birth)) return undefined;
  return { text: found[0], country: 'MYS', holder: { birth, sex: sexOfDigit(serial) } };
}

/** What is known when a citizen's number is looked for. */
export interface CitizenNumberContext {
  readonly today: CalendarDate;
  /** Alpha-3 code of the issuer: forms that other numbers share count only with it. */
  readonly country?: string;
}

/** The number of a citizen or a resident in a line of print, by its form; undefined when there is none. */
export function findCitizenNumber(line: string, { today, country }: CitizenNumberContext): CitizenNumber | undefined {
  const hongKong = HONG_KONG.exec(line)?.[0];
  if (hongKong) return { text: hongKong, country: 'HKG' };
  const indian = country === 'IND' ? INDIAN.exec(line.trim())?.groups?.['number'] : undefined;
  if (indian) return { text: indian, country: 'IND' };
  return chineseNumber(line) ?? koreanNumber(line) ?? mexicanNumber(line, today) ?? malaysianNumber(line, today);
}
