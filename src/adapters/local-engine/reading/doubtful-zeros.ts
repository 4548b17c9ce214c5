import { alphabetAt } from '../../../domain/mrz/formats.ts';
import { checksHold } from './check-digit-substitution.ts';
import type { MrzDecoding } from './mrz-format-decoding.ts';

/** From here on an O is one, however few numbers hold any. */
const SURE_LETTER = 0.9;

/**
 * The decoding with a zero for every doubtful O where a digit may stand, if all check digits hold as before. Two and more of them can be
 * letters unnoticed by a check digit (`OO0O0OO0`), but issuers leave the letter out of their numbers or use it rarely, for it looks like the digit.
 */
export function withZerosForDoubtfulLetters(decoding: MrzDecoding): MrzDecoding {
  const { format, characterConfidences } = decoding;
  if (!decoding.checksHold) return decoding;
  const lines = decoding.lines.map((text, line) =>
    Array.from(text, (character, column) => {
      const isDoubtful = (characterConfidences[line]?.[column] ?? 1) < SURE_LETTER;
      return character === 'O' && isDoubtful && alphabetAt(format, line, column).includes('0') ? '0' : character;
    }).join(''),
  );
  const isChanged = lines.some((text, line) => text !== decoding.lines[line]);
  return isChanged && checksHold(format, lines) ? { ...decoding, lines } : decoding;
}
