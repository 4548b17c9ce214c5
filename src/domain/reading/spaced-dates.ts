/** A whole numeric date with a full year. */
const DATE = '(?:0[1-9]|[12]\\d|3[01])([/.-])(?:0[1-9]|[12]\\d|3[01])\\1(?:19|20)\\d{2}';

/** Digits of a field number or a misread label that run into a date: `501/16/2021`, `D0B01/12/1967`. */
const GLUED_BEFORE = new RegExp(`(?<![\\d./-])(\\d{1,4})(?=${DATE.replace('\\1', '\\2')}(?!\\d))`, 'g');
/** The next field that runs into the year: `11/07/20164bExp`. */
const GLUED_AFTER = new RegExp(`(${DATE.replace('\\1', '\\2')})(?=\\d{1,2}[a-d]?\\p{L})`, 'gu');

/** The line with blanks around its dates where a number or the next field is glued to them. */
export function withSpacedDates(text: string): string {
  if (!/(?:19|20)\d{2}/.test(text)) return text;
  return text.replace(GLUED_AFTER, '$1 ').replace(GLUED_BEFORE, '$1 ');
}
