import { foldLetters } from '../values/letter-folding.ts';
import { confusableClass } from './fuzzy-trie.ts';

/** A line of print reduced to letters and digits in confusable classes, with the way back to the print. */
export interface CompactText {
  readonly letters: string;
  /** For each of `letters`, the UTF-16 index at which its character begins in the print. */
  readonly starts: readonly number[];
  /** For each of `letters`, where its character ends in the print. */
  readonly ends: readonly number[];
  /** Whether a word may begin before the letter at this index; one more for the end. */
  readonly opens: readonly boolean[];
  readonly isDigit: readonly boolean[];
}

interface Letter {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
  readonly opens: boolean;
  readonly isDigit: boolean;
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether a word may begin between two neighbouring characters: `Birth01`, `nameDOE`, `01Sex`. */
function opensBetween(previous: string, current: string): boolean {
  if (UNSPACED_SCRIPT.test(current) || UNSPACED_SCRIPT.test(previous)) return true;
  if (/\p{N}/u.test(previous) !== /\p{N}/u.test(current)) return true;
  return /\p{Ll}/u.test(previous) && /\p{Lu}/u.test(current);
}

/** `4aIss`, `9aend`: a field number with its letter, glued to the label. */
const NUMBER_AND_LETTER = /(?<!\p{L})\d[a-d]$/u;

function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  let previous = '';
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    if (WORD_CHARACTER.test(character)) {
      const isAfterNumber = /[a-d]/.test(previous) && NUMBER_AND_LETTER.test(text.slice(0, start));
      let opens = previous === '' || isAfterNumber || opensBetween(previous, character);
      for (const letter of foldLetters(character)) {
        if (WORD_CHARACTER.test(letter)) letters.push({ letter, start, end, opens, isDigit: /\p{N}/u.test(letter) });
        opens = false;
      }
      previous = character;
    } else if (!/\p{M}/u.test(character)) {
      previous = '';
    }
    start = end;
  }
  return letters;
}

/** Reduces a line of print to what spellings are compared by. */
export function compactText(text: string): CompactText {
  const letters = lettersOf(text);
  return {
    letters: letters.map(({ letter }) => confusableClass(letter)).join(''),
    starts: letters.map(({ start }) => start),
    ends: letters.map(({ end }) => end),
    opens: [...letters.map(({ opens }) => opens), true],
    isDigit: letters.map(({ isDigit }) => isDigit),
  };
}
