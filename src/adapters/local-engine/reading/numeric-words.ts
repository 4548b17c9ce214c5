/** Letters that recognisers of print read for digits of the same shape. */
const DIGIT_OF_SHAPE: Readonly<Record<string, string>> = { O: '0', o: '0', Q: '0', I: '1', l: '1' };

/** A word with at least two digits, else only letters shaped like digits and the punctuation of dates, numbers and postal codes. */
const NUMERIC_WORD = /(?<![\p{L}\p{N}])(?=(?:[^\s\d]*\d){2})[\dOoQIl.,/-]+(?![\p{L}\p{N}])/gu;

/**
 * Where such a letter is a digit without doubt: between digits, an O behind them, or the zero of a date's day or month. A letter that
 * opens or ends a number is often its own: `I1234562` and `12345678Q` stay.
 */
const SHAPED_LIKE_DIGITS = /(?<=\d[OoQIl]*)[OoQIl](?=[OoQIl]*\d)|(?<=\d)[Oo]+$|^[Oo](?=\d[./-])/g;

/** A crossed zero is read as the letter; no word has that letter beside a digit. */
const CROSSED_ZERO = /(?<=\d)Ø|Ø(?=\d)/g;

/**
 * Writes the digits that a printed reading shows as letters: `86O` is 860 and `O5/06/1984` a date. Only words made of digits and such
 * letters change, and only where digits outnumber the letters.
 */
export function withDigitsInNumericWords(text: string): string {
  return text.replace(CROSSED_ZERO, '0').replace(NUMERIC_WORD, (word) => {
    const letters = word.replace(/[^OoQIl]/g, '').length;
    const digits = word.replace(/\D/g, '').length;
    if (letters === 0 || digits <= letters) return word;
    return word.replace(SHAPED_LIKE_DIGITS, (run) =>
      [...run].map((letter) => DIGIT_OF_SHAPE[letter] ?? letter).join(''),
    );
  });
}
