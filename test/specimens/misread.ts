import type { Random } from './random.ts';

/** What readers take each character for in small print, likelier ones more than once. */
const ALIKE: Readonly<Record<string, string>> = {
  '0': 'OD',
  '1': 'Il7',
  '2': 'Z7',
  '3': '8',
  '4': 'A9',
  '5': 'S6',
  '6': '8G',
  '7': 'T1',
  '8': 'B6',
  '9': '4g',
  A: 'R4',
  B: '8R',
  C: 'GO',
  E: 'FC',
  F: 'PE',
  G: '6C',
  I: 'l1T',
  M: 'NH',
  N: 'MH',
  O: '0DQ',
  P: 'FR',
  R: 'AP',
  S: '58',
  U: 'VL',
  V: 'UY',
  Z: '27',
  a: 'oes',
  c: 'eo',
  d: 'ol',
  e: 'caos',
  h: 'bn',
  i: 'lj1',
  l: 'I1i',
  m: 'nrn',
  n: 'mru',
  o: 'ace',
  r: 'nt',
  s: 'ae',
  t: 'lfi',
  u: 'nv',
  '/': 'lI1',
  '.': ', ',
  ',': '.',
};

const LOST_SHARE = 0.15;
const LOST_BLANK_SHARE = 0.6;
const ALIKE_SHARE = 0.85;
const OTHERS = { capital: 'ABCDEFGHIKLMNOPRSTU', digit: '0123456789', small: 'aceilmnorstu' } as const;

function pick(characters: string, random: Random): string {
  return characters.charAt(Math.floor(random() * characters.length));
}

function misreadCharacter(character: string, random: Random): string {
  if (character === ' ') return random() < LOST_BLANK_SHARE ? '' : ' ';
  if (random() < LOST_SHARE) return '';
  const alike = ALIKE[character];
  if (alike && random() < ALIKE_SHARE) return pick(alike, random);
  const kind = /\p{Lu}/u.test(character) ? 'capital' : /\d/.test(character) ? 'digit' : 'small';
  return pick(OTHERS[kind], random);
}

/** `text` as a reader of small print gives it: each character is wrong, lost or another with the probability `errorShare`. */
export function misread(text: string, errorShare: number, random: Random): string {
  return Array.from(text, (character) =>
    random() < errorShare ? misreadCharacter(character, random) : character,
  ).join('');
}
