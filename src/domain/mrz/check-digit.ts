const WEIGHTS = [7, 3, 1] as const;
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The number that stands for a character in check digit arithmetic: 0–9 for digits, 10–35 for A–Z, 0 for the filler.
 * `undefined` for every character that the machine-readable zone does not know. Source: ICAO Doc 9303-3, 4.9.
 */
export function characterValue(character: string): number | undefined {
  if (character === '<') return 0;
  const value = character.length === 1 ? CHARACTERS.indexOf(character) : -1;
  return value < 0 ? undefined : value;
}

/**
 * The check digit of `text`: sum of the character values weighted 7, 3, 1, 7, …, modulo 10. Characters outside the alphabet of
 * the machine-readable zone count as 0. Source: ICAO Doc 9303-3, 4.9.
 */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    sum += (characterValue(text.charAt(index)) ?? 0) * (WEIGHTS[index % 3] ?? 0);
  }
  return String(sum % 10);
}

/**
 * Whether no check digit can see that `from` was replaced by `to`: their weighted values are congruent modulo 10. As 7, 3 and 1
 * have no factor in common with 10 the answer is the same for every weight: `0 A K U <`, `1 B L V`, `2 C M W`, … are the blind classes.
 * Characters outside the alphabet are never blind.
 */
export function isBlindTo(weight: 7 | 3 | 1, from: string, to: string): boolean {
  const a = characterValue(from);
  const b = characterValue(to);
  return a !== undefined && b !== undefined && ((a - b) * weight) % 10 === 0;
}

/** By how much (0–9, modulo 10) the check digit of a text changes when `to` takes the place of `from` at `position`, from 0. */
export function checkDigitChange(position: number, from: string, to: string): number {
  const difference = (characterValue(to) ?? 0) - (characterValue(from) ?? 0);
  return (((difference * (WEIGHTS[position % 3] ?? 0)) % 10) + 10) % 10;
}
