import type { MrzFormat } from '../../../domain/mrz/format-row.ts';
import { alphabetAt } from '../../../domain/mrz/formats.ts';
import { checksHold } from './check-digit-substitution.ts';

/** What has to be known of a zone. */
interface ZoneReading {
  readonly format: MrzFormat;
  readonly lines: readonly string[];
  readonly checksHold: boolean;
  /** Of each character of each line, 0–1. */
  readonly characterConfidences: readonly (readonly number[])[];
}

/** From here on an O is one, however few numbers hold any. */
const SURE_LETTER = 0.9;

/**
 * The zone with a zero for every doubtful O where a digit may stand, if all check digits hold as before. Two and more of them can be
 * letters unnoticed by a check digit (`OO0O0OO0`), but issuers leave the letter out of their numbers or use it rarely, for it looks like the digit.
 */
export function withZerosForDoubtfulLetters<Zone extends ZoneReading>(zone: Zone): Zone {
  const { format, characterConfidences } = zone;
  if (!zone.checksHold) return zone;
  const lines = zone.lines.map((text, line) =>
    Array.from(text, (character, column) => {
      const isDoubtful = (characterConfidences[line]?.[column] ?? 1) < SURE_LETTER;
      return character === 'O' && isDoubtful && alphabetAt(format, line, column).includes('0') ? '0' : character;
    }).join(''),
  );
  const isChanged = lines.some((text, line) => text !== zone.lines[line]);
  return isChanged && checksHold(format, lines) ? { ...zone, lines } : zone;
}
