import { type CalendarDate, isValidCalendarDate } from './calendar-date.ts';

/** What a citizen's number tells by its form. */
export interface CitizenNumber {
  readonly text: string;
  /** Alpha-3 code of the state that gives such numbers. */
  readonly country: 'CHN' | 'KOR';
  /** What the number codes; only where its check digit holds, for those of specimens are often made up. */
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
  const sum = [...digits.slice(0, 12)].reduce((total, digit, index) => total + Number(digit) * (2 + (index % 8)), 0);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}

/** 1, 2 and, for foreigners, 5, 6: born in the twentieth century; 3, 4, 7, 8: in the twenty-first. Odd digits are men's. */
function koreanCentury(digit: number): number {
  return [3, 4, 7, 8].includes(digit) ? 2000 : 1900;
}

/** The number of a Chinese citizen or a Korean resident in a line of print, by its form; undefined when there is none. */
export function findCitizenNumber(line: string): CitizenNumber | undefined {
  const chinese = CHINESE.exec(line);
  const korean = chinese ? undefined : KOREAN.exec(line);
  const { year, month, day, serial, century } = (chinese ?? korean)?.groups ?? {};
  const text = (chinese ?? korean)?.[0];
  if (text === undefined) return undefined;
  const birth = {
    year: Number(year) + (century === undefined ? 0 : koreanCentury(Number(century))),
    month: Number(month),
    day: Number(day),
  };
  if (!isValidCalendarDate(birth)) return undefined;
  const isChecked = chinese ? holdsMod11(text) : holdsKorean(text.replace(/\D/g, ''));
  const sex = Number(serial ?? century) % 2 === 1 ? 'M' : 'F';
  return { text, country: chinese ? 'CHN' : 'KOR', ...(isChecked ? { holder: { birth, sex } } : {}) };
}
