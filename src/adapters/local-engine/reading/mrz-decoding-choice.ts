import { MRV_A, MRV_B } from '../../../domain/mrz/formats-icao.ts';
import type { MrzDecoding } from './mrz-format-decoding.ts';

/** A reading whose check digits hold and whose weakest character is this probable ends the search. */
const SURE = 0.85;
/** The columns of a full-page visa behind those of a small one. */
const END_OF_MRV_A = MRV_B.lineLengths[0] ?? 0;
/** On blank paper the fillers that the layout asks for are found at a mean confidence far below. */
const SHOWN = 0.6;

/**
 * Whether the search for a better reading can end. A small visa's digits end before its lines do: until the longer crops were tried it may
 * be the head of a full-page one.
 */
export function isProvenDecoding(decoding: MrzDecoding): boolean {
  return decoding.checksHold && isClear(decoding) && decoding.format !== MRV_B;
}

/** Whether every character of the weakest line was read clearly. */
export function isClear({ weakest }: MrzDecoding): boolean {
  return weakest >= SURE;
}

/** Whether `a` is to be taken before `b`: its check digits hold, it is the visa whose end is printed, or it is clearer. */
export function isBetterDecoding(a: MrzDecoding, b: MrzDecoding): boolean {
  if (a.checksHold !== b.checksHold) return a.checksHold;
  if (a.format === MRV_A && b.format === MRV_B) return showsItsEnd(a);
  if (a.format === MRV_B && b.format === MRV_A) return !showsItsEnd(b);
  return a.weakest > b.weakest;
}

/** Whether the columns in which a full-page visa differs from a small one are print, and no blank paper behind it. */
function showsItsEnd(decoding: MrzDecoding): boolean {
  return decoding.characterConfidences.every((line) => {
    const end = line.slice(END_OF_MRV_A);
    return end.reduce((sum, confidence) => sum + confidence, 0) >= SHOWN * end.length;
  });
}
