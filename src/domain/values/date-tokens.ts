/** A run of digits or of letters in print, the smallest part a printed date is made of. */
export interface DateToken {
  readonly kind: 'number' | 'word';
  /** Digits repaired (`O5` → `05`); words as printed. */
  readonly text: string;
  /** What stands between this token and the one before it. */
  readonly gap: string;
  /** UTF-16 index of the print where it begins, and where it ends (exclusive). */
  readonly start: number;
  readonly end: number;
}

/** The zeros of the digit blocks that documents print: ASCII, Arabic-Indic, Persian, Thai, full width (Unicode 16, `Nd`). */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0e50, 0xff10] as const;

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = DIGIT_ZEROS.find((each) => code >= each && code < each + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** `text` with digits and separators of other scripts in ASCII; as long as before, so that indices hold. */
export function plainDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59\uff10-\uff19]/g, asciiDigit)
    .replace(/[\u2010-\u2015\u2212\uff0d]/g, '-')
    .replace(/[\uff0e\u3002\u00b7\u2022]/g, '.')
    .replace(/[\uff0f\u2044]/g, '/')
    .replace(/\u00a0|\u3000/g, ' ');
}

/** Letters that a reader takes for 0 and 1 at either end of a group of digits. */
const LOOKS_LIKE_DIGIT = /^[OoQIl|]{1,3}$/;
/** Letters that it takes for digits between digits only: elsewhere they are far more often letters. */
const LETTERS_BETWEEN_DIGITS: Readonly<Record<string, string>> = { S: '5', B: '8', Z: '2', T: '7', G: '6' };

function repairDigits(text: string): string {
  return text
    .replace(/[OoQ]/g, '0')
    .replace(/[Il|]/g, '1')
    .replace(/[SBZTG]/g, (letter) => LETTERS_BETWEEN_DIGITS[letter] ?? letter);
}

/** A single letter in the midst of digits becomes the digit it looks like: `19T3`. */
function withDigitsInside(text: string): string {
  return text.replace(/(?<=\d)[SBZTG](?=\d)/g, repairDigits);
}

/** `XX` and the like where a part of the date is not known (ICAO 9303-3, 4.8); read as the number 0. */
const MASKED_PART = /^[Xx]{2}$/;

function rawTokens(text: string): DateToken[] {
  const tokens: DateToken[] = [];
  let before = 0;
  // A zero beside a letter is an O unless digits stand on its other side, a one between letters an I (`0CT`, `AG0`, `JAN1JAN`).
  const run =
    /(?!(?<!\d)0\p{L}{2})\d+|(?:[\p{L}\p{M}|]|(?<!\d)0(?=\p{L}{2})|(?<=\p{L})0(?!\d)|(?<=\p{L})1(?=\p{L}))+/gu;
  for (const match of text.matchAll(run)) {
    const isNumber = /^\d+$/.test(match[0]);
    const masked = MASKED_PART.test(match[0]);
    tokens.push({
      kind: isNumber || masked ? 'number' : 'word',
      text: masked ? '00' : match[0],
      gap: text.slice(before, match.index),
      start: match.index,
      end: match.index + match[0].length,
    });
    before = match.index + match[0].length;
  }
  return tokens;
}

function isDigitLike(token: DateToken | undefined): token is DateToken {
  return token !== undefined && (token.kind === 'number' || LOOKS_LIKE_DIGIT.test(token.text));
}

/** The runs of digits and letters in `text` (see {@link plainDigits}), digit groups with a letter read into them mended. */
export function dateTokens(text: string): readonly DateToken[] {
  const tokens: DateToken[] = [];
  for (const token of rawTokens(withDigitsInside(text))) {
    const last = tokens.at(-1);
    const isOneGroup = token.gap === '' && isDigitLike(last) && isDigitLike(token);
    if (last && isOneGroup && (last.kind === 'number' || token.kind === 'number')) {
      tokens[tokens.length - 1] = {
        ...last,
        kind: 'number',
        text: repairDigits(last.text + token.text),
        end: token.end,
      };
    } else tokens.push(token);
  }
  return tokens;
}
