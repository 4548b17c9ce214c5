import type { TextLine } from '../reading/text-line.ts';

/** What readers that do not know `<` write for it, besides letters: brackets, guillemets and the like. */
const FILLER_MARKS: Readonly<Record<string, string>> = {
  '«': '<<',
  '《': '<<',
  '≪': '<<',
  '‹': '<',
  '＜': '<',
  '〈': '<',
  '⟨': '<',
  '≤': '<',
  '∠': '<',
  '(': '<',
  '[': '<',
  '{': '<',
  '-': '<',
  _: '<',
  '~': '<',
};

/** The text of a line in the alphabet of the machine-readable zone: capitals without diacritics, no spaces, marks read for `<` put right. */
export function mrzText(text: string): string {
  const bare = text
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .toUpperCase();
  return [...bare]
    .map((character) => FILLER_MARKS[character] ?? (/[A-Z0-9<]/.test(character) ? character : ''))
    .join('');
}

/** As many fillers make a line look like part of the zone whatever else is on it. */
const TELLING_FILLERS = 4;

/** A line without fillers is full: long, and with the digits of two dates, the number and their check digits. */
const FULL_LINE = { characters: 26, digits: 10 };

/**
 * How much a line looks like a line of the machine-readable zone, 0–1: 1 when a recogniser made for it read it, else by its share of
 * fillers, or its length and digits; 0 for lower case or other marks.
 */
export function mrzLikeness({ text, script }: Pick<TextLine, 'text' | 'script'>): number {
  if (script === 'mrz') return 1;
  const coded = mrzText(text);
  const bare = text.replace(/\s/g, '');
  const lowerCase = bare.replace(/[^a-z]/g, '').length;
  if (coded.length < 2 || lowerCase > bare.length / 4 || coded.length < bare.length * 0.8) return 0;
  const fillers = coded.replace(/[^<]/g, '').length;
  const digits = coded.replace(/\D/g, '').length;
  const isFull = coded.length >= FULL_LINE.characters && digits >= FULL_LINE.digits;
  return Math.max(Math.min(1, fillers / TELLING_FILLERS), isFull ? 0.6 : 0);
}
