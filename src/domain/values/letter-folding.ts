/** Letters that Unicode does not decompose, as print without diacritics shows them. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Ø: 'O',
  Æ: 'AE',
  Œ: 'OE',
  Þ: 'TH',
  ẞ: 'SS',
  Ħ: 'H',
  Ə: 'E',
  Ŋ: 'N',
  Ŧ: 'T',
};

/** What a character is to print whose spaces and marks may be lost. */
interface CharacterFold {
  /** In upper case without marks, signs kept. */
  readonly print: string;
  /** What of it belongs to a word: empty for spaces and punctuation. */
  readonly letters: string;
  /** Parts words; a mark that folding takes away does not. */
  readonly isSeparator: boolean;
  /** Belongs to a script without spaces between words: every character may begin a word. */
  readonly isUnspaced: boolean;
}

const NOT_OF_A_WORD = /[^\p{L}\p{N}\p{M}]/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;

/** Remembers what was folded; bounded, for there are a million characters. */
const folds = new Map<string, CharacterFold>();
const MOST_FOLDS = 10_000;

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').normalize('NFC');
}

function foldCharacter(character: string): CharacterFold {
  const known = folds.get(character);
  if (known) return known;
  // An upper case may bring marks back (ΐ), so they are taken twice.
  const bare = withoutMarks(withoutMarks(character).toUpperCase());
  const print = Array.from(bare, (letter) => UNDECOMPOSED[letter] ?? letter).join('');
  const letters = print.replace(NOT_OF_A_WORD, '');
  const isSeparator = letters === '' && !/\p{M}/u.test(character);
  const fold = { print, letters, isSeparator, isUnspaced: UNSPACED.test(letters) };
  if (folds.size < MOST_FOLDS) folds.set(character, fold);
  return fold;
}

/**
 * `text` in upper case without diacritics, ligatures and special letters opened (`ß` → `SS`, `Ł` → `L`, `Æ` → `AE`): what is
 * left when a reader loses the marks. Spaces and punctuation stay. No transliteration: Cyrillic stays Cyrillic.
 */
export function foldLetters(text: string): string {
  let result = '';
  for (const character of text) result += foldCharacter(character).print;
  return result;
}

/** The letters and digits of `text`, folded, nothing between them; and in how many words they stood. */
export function lettersOf(text: string): { readonly letters: string; readonly words: number } {
  let letters = '';
  let words = 0;
  let boundary = true;
  for (const character of text) {
    const fold = foldCharacter(character);
    boundary ||= fold.isSeparator || fold.isUnspaced;
    if (fold.letters === '') continue;
    if (boundary) words += 1;
    letters += fold.letters;
    boundary = fold.isUnspaced;
  }
  return { letters, words };
}

/** A line of print reduced to its letters and digits, with the way back to the print. */
export interface SqueezedText {
  /** Folded letters and digits only, nothing between them. */
  readonly letters: string;
  /** For each of `letters`, where the character it came from begins in the print (UTF-16 index). */
  readonly starts: readonly number[];
  /** For each of `letters`, where the character it came from ends in the print. */
  readonly ends: readonly number[];
  /** For each of `letters`, and once more for the end of the text, whether a word may begin there. */
  readonly isBoundary: readonly boolean[];
}

/**
 * Takes everything but letters and digits out of `text` and folds the rest, so that words are found whether or not the
 * reader kept the spaces and marks.
 */
export function squeeze(text: string): SqueezedText {
  let letters = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const isBoundary: boolean[] = [];
  let boundary = true;
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const fold = foldCharacter(character);
    if (fold.isSeparator || fold.isUnspaced) boundary = true;
    for (let unit = 0; unit < fold.letters.length; unit += 1) {
      letters += fold.letters[unit];
      starts.push(at);
      ends.push(end);
      isBoundary.push(boundary);
      boundary = false;
    }
    if (fold.isUnspaced) boundary = true;
    at = end;
  }
  isBoundary.push(true);
  return { letters, starts, ends, isBoundary };
}
