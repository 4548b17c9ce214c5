/**
 * What a recogniser may have taken for what, the likeliest first: letters and digits of like shape in OCR-B (ISO 1073-2), and the
 * letters for which `<` is taken by readers that have never seen one. Source: measured confusions of OCR engines on machine-readable
 * zones; the pairs across the classes letter and digit are those that ICAO Doc 9303-3, 4.3 names as look-alikes.
 */
const CONFUSABLE: Readonly<Record<string, string>> = {
  '0': 'OQD',
  '1': 'IL',
  '2': 'Z',
  '3': 'J',
  '4': 'A',
  '5': 'S',
  '6': 'G',
  '7': 'TZ',
  '8': 'B',
  '9': 'G',
  A: '4',
  B: '8',
  C: '<',
  D: '0',
  E: '<',
  G: '6',
  I: '1',
  J: '3',
  K: '<',
  L: '1<',
  O: '0',
  Q: '0',
  S: '5<',
  T: '7',
  U: '0',
  X: '<',
  Z: '27',
  '<': '',
};

/** The pairs that are confused again and again; only these are strong enough to act on when nothing but a check digit speaks for it. */
const LOOK_ALIKES: readonly string[] = ['0O', '1I', '2Z', '5S', '6G', '8B'];

/** The characters that may have been read as `character`, the likeliest first; always of another class (letter, digit, filler). */
export function confusableWith(character: string): string {
  return CONFUSABLE[character] ?? '';
}

/** The one character of the other class that looks almost the same as `character`; empty when there is none. */
export function lookAlikeOf(character: string): string {
  const pair = LOOK_ALIKES.find((candidate) => candidate.includes(character));
  return pair && character ? pair.replace(character, '') : '';
}
