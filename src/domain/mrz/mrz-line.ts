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

/** No line of the zone is shorter, but for one of nine; printed words without a space rarely are as long. */
const LONG_WORD = 26;

/**
 * How much a line looks like a line of the machine-readable zone, 0–1: 1 when a recogniser made for it read it, else by its share of
 * fillers, or its length without spaces; 0 for lower case or other marks.
 */
export function mrzLikeness({ text, script }: TextLine): number {
  if (script === 'mrz') return 1;
  const coded = mrzText(text);
  const bare = text.replace(/\s/g, '');
  const lowerCase = bare.replace(/[^a-z]/g, '').length;
  if (coded.length < 2 || lowerCase > bare.length / 4 || coded.length < bare.length * 0.8) return 0;
  const fillers = coded.replace(/[^<]/g, '').length;
  const byFillers = Math.min(1, fillers / TELLING_FILLERS);
  const byLength = coded.length >= LONG_WORD && !/\S\s\S+\s\S/.test(text.trim()) ? 0.6 : 0;
  return Math.max(byFillers, byLength);
}
