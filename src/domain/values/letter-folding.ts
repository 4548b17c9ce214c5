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

const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const bare = character
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g, '')
    .normalize('NFC')
    .toUpperCase()
    // An upper case may bring marks back (ΐ, ŉ), so they go a second time.
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  const result = Array.from(bare, (letter) => UNDECOMPOSED[letter] ?? letter).join('');
  if (folded.size < 10_000) folded.set(character, result);
  return result;
}

/**
 * `text` in upper case without diacritics, ligatures and special letters opened (`ß` → `SS`, `Ł` → `L`, `Æ` → `AE`): what is
 * left when a reader loses the marks. Spaces and punctuation stay. Not a transliteration: Cyrillic stays Cyrillic.
 */
export function foldLetters(text: string): string {
  let result = '';
  for (const character of text) result += foldCharacter(character);
  return result;
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

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that write no spaces between words: every character may begin a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

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
    const isWord = WORD_CHARACTER.test(character);
    const isUnspaced = isWord && UNSPACED.test(character);
    if (!isWord || isUnspaced) boundary = true;
    for (const letter of isWord ? foldCharacter(character) : '') {
      letters += letter;
      for (let unit = 0; unit < letter.length; unit += 1) {
        starts.push(at);
        ends.push(end);
        isBoundary.push(boundary);
        boundary = false;
      }
    }
    if (isUnspaced) boundary = true;
    at = end;
  }
  isBoundary.push(true);
  return { letters, starts, ends, isBoundary };
}
