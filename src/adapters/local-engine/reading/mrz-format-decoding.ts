import { misfits } from '../../../domain/mrz/check-lines.ts';
import { hasShape } from '../../../domain/mrz/choose-format.ts';
import type { MrzFormat } from '../../../domain/mrz/format-row.ts';
import { MRZ_FORMATS } from '../../../domain/mrz/formats.ts';
import { checksHold, substituteUntilChecksHold } from './check-digit-substitution.ts';
import { type Alignment, alignToAlphabet } from './constrained-mrz-decoding.ts';
import type { DecodedLine, LineProbabilities } from './ctc-decoding.ts';
import { withZerosForDoubtfulLetters } from './doubtful-zeros.ts';
import { alphabetsOf, MRZ_CHARACTERS } from './mrz-alphabet.ts';

/** One row of a zone as the recogniser saw it. */
export interface MrzRowReading {
  readonly probabilities: LineProbabilities;
  readonly bestPath: DecodedLine;
}

/** A zone read as one layout. */
export interface MrzDecoding {
  readonly format: MrzFormat;
  readonly lines: readonly string[];
  /** Whether every check digit of the layout holds. */
  readonly checksHold: boolean;
  /** The lowest character confidence, 0–1: check digits that hold by chance betray themselves here. */
  readonly weakest: number;
  /** The mean character confidence of each line, 0–1. */
  readonly confidences: readonly number[];
  /** The confidence of each character of each line, 0–1; none is surer than that the line has as many characters. */
  readonly characterConfidences: readonly (readonly number[])[];
}

/** A line that misses or adds more characters than this was cut by its box. */
const LENGTH_SLACK = 2;
/** More lost log-probability than this means that the line does not have that many characters. */
const MAX_LOSS = 8;
const CLEAR = 0.9;

/**
 * Reads the rows of a zone, top to bottom, as the layout that fits their number, lengths and opening. Undefined when none does.
 */
export function decodeZone(rows: readonly MrzRowReading[]): MrzDecoding | undefined {
  const texts = rows.map((row) => row.bestPath.text);
  const format = layoutOf(texts);
  const decoding = format && decodeAs(format, rows, texts);
  return decoding && withZerosForDoubtfulLetters(decoding);
}

/** The head of a passport's zone, cut short, can pass for another layout by chance; only passports open with P (ICAO Doc 9303-4 to 7). */
function layoutOf(texts: readonly string[]): MrzFormat | undefined {
  const passport = texts[0]?.startsWith('P') ?? false;
  return MRZ_FORMATS.find(
    ({ id, lineLengths, signature }) =>
      (!passport || id === 'TD3') &&
      lineLengths.length === texts.length &&
      lineLengths.every((length, index) => Math.abs((texts[index]?.length ?? 0) - length) <= LENGTH_SLACK) &&
      (signature === undefined || (texts[signature.line] ?? '').startsWith(signature.text, signature.start)),
  );
}

function decodeAs(
  format: MrzFormat,
  rows: readonly MrzRowReading[],
  texts: readonly string[],
): MrzDecoding | undefined {
  const whole = hasShape(format, texts);
  const fits = whole && misfits(format, texts).length === 0;
  const plain = asRead(format, rows, texts);
  // Read clearly, yet a check digit fails: then the digit is wrong on the document itself.
  if (fits && (plain.checksHold || plain.weakest > CLEAR)) return plain;
  const alignments = alignAll(format, rows);
  if (!alignments) return whole ? plain : undefined;
  const lines = alignments.map(({ text }) => text);
  if (checksHold(format, lines)) return aligned(format, lines, alignments, true);
  if (plain.checksHold) return plain;
  const mended = substituteUntilChecksHold(format, lines, alignments);
  if (mended) return aligned(format, mended, alignments, true);
  return fits ? plain : aligned(format, lines, alignments, false);
}

function asRead(format: MrzFormat, rows: readonly MrzRowReading[], lines: readonly string[]): MrzDecoding {
  return {
    format,
    lines,
    checksHold: hasShape(format, lines) && checksHold(format, lines),
    weakest: Math.min(...rows.map((row) => Math.min(...row.bestPath.peaks))),
    confidences: rows.map((row) => row.bestPath.confidence),
    characterConfidences: rows.map((row) => row.bestPath.peaks),
  };
}

function alignAll(format: MrzFormat, rows: readonly MrzRowReading[]): Alignment[] | undefined {
  const alphabets = alphabetsOf(format);
  const alignments: Alignment[] = [];
  for (const [index, row] of rows.entries()) {
    const alphabet = alphabets[index];
    const alignment = alphabet && alignToAlphabet(row.probabilities, alphabet);
    if (!alignment || alignment.loss < -MAX_LOSS) return undefined;
    alignments.push(alignment);
  }
  return alignments;
}

function aligned(
  format: MrzFormat,
  lines: readonly string[],
  alignments: readonly Alignment[],
  holds: boolean,
): MrzDecoding {
  const perLine = alignments.map(({ alternatives }, line) =>
    alternatives.map((scores, column) =>
      Math.exp(scores[MRZ_CHARACTERS.indexOf((lines[line] ?? '').charAt(column))] ?? -Infinity),
    ),
  );
  const worstLoss = Math.min(...alignments.map(({ loss }) => loss));
  return {
    format,
    lines,
    checksHold: holds,
    weakest: Math.min(Math.exp(worstLoss), ...perLine.flat()),
    confidences: perLine.map((characters) => characters.reduce((sum, value) => sum + value, 0) / characters.length),
    characterConfidences: perLine.map((characters, line) => {
      const bent = Math.exp(alignments[line]?.loss ?? -Infinity);
      return characters.map((confidence) => Math.min(bent, confidence));
    }),
  };
}
