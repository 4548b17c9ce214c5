import type { FieldTruth, JudgedField } from './truth.ts';

/**
 * What became of a field: `right`; `wrong` (another value than the picture shows); `missing` (shown and not answered); `invented`
 * (answered and not shown); `empty` (rightly not answered); `unscored`.
 */
export type Verdict = 'right' | 'wrong' | 'missing' | 'invented' | 'empty' | 'unscored';

/** `folded` disregards diacritics as well as case, white space and punctuation; `strict` demands the diacritics. */
export type Strictness = 'folded' | 'strict';

/** Addresses are right from this similarity of their letters and digits on. */
const ADDRESS_SIMILARITY = 0.9;

/** Letters that do not decompose into a base letter and a mark (Unicode NFKD). */
const UNDECOMPOSED: readonly (readonly [RegExp, string])[] = [
  [/[ßẞ]/g, 'ss'],
  [/[øØ]/g, 'o'],
  [/[łŁ]/g, 'l'],
  [/[đĐðÐ]/g, 'd'],
  [/[æÆ]/g, 'ae'],
  [/[œŒ]/g, 'oe'],
  [/[ıİ]/g, 'i'],
];

/** Judges one answered value; blank or absent means that the field was not answered. */
export function judge(
  field: JudgedField,
  answered: string | undefined,
  truth: FieldTruth,
  strictness: Strictness,
): Verdict {
  if (truth === 'unscored') return 'unscored';
  const text = (answered ?? '').trim();
  if (text === '') return truth.includes(null) ? 'empty' : 'missing';
  const wanted = truth.filter((value) => value !== null);
  if (wanted.some((value) => matches(field, text, value, strictness))) return 'right';
  return wanted.length === 0 ? 'invented' : 'wrong';
}

/** Whether two zones are the same character for character; white space is none. */
export function sameZone(lines: readonly string[], others: readonly string[]): boolean {
  const whole = (zone: readonly string[]) => zone.map((line) => line.replace(/\s/g, '')).join('\n');
  return whole(lines) === whole(others);
}

function matches(field: JudgedField, answered: string, wanted: string, strictness: Strictness): boolean {
  switch (field) {
    case 'documentType':
    case 'dateOfBirth':
    case 'expirationDate':
      return answered === wanted;
    case 'documentNumber':
      return lettersAndDigits(answered) === lettersAndDigits(wanted);
    case 'address':
      return similarity(lettersAndDigits(answered), lettersAndDigits(wanted)) >= ADDRESS_SIMILARITY;
    default:
      return strictness === 'strict'
        ? squash(answered.normalize('NFC')) === squash(wanted.normalize('NFC'))
        : fold(answered) === fold(wanted);
  }
}

function squash(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}

/** Text without case, diacritics and punctuation; words stay parted by one space. */
function fold(text: string): string {
  const spelt = UNDECOMPOSED.reduce((rest, [letter, plain]) => rest.replace(letter, plain), text);
  return squash(spelt.normalize('NFKD').replace(/\p{M}/gu, ''));
}

/** {@link fold} without the spaces. */
export function lettersAndDigits(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** 1 less the edit distance (Levenshtein) as a share of the longer text; 0 when either is empty. */
export function similarity(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, exchanged);
    }
    row = next;
  }
  return 1 - row[b.length]! / Math.max(a.length, b.length);
}
