import type { TextLine } from '../reading/text-line.ts';
import type { MrzFormatId } from './format-row.ts';
import { MRV_A, MRV_B } from './formats-icao.ts';

/** How much longer the lines of a full-page visa are than those of a small one, as a share of the latter. */
const GROWTH = (MRV_A.lineLengths[0] ?? 0) / (MRV_B.lineLengths[0] ?? 1) - 1;

/**
 * Whether lines read as `format` in these boxes may be the head of longer ones. Digits prove the length of a layout whose last column holds
 * one, and the document code tells passports from cards (ICAO Doc 9303-4 to -6, 4.2.2); but both visas open with V and have no digit
 * behind column 28, so a full-page visa cut to 36 columns reads as a small one (ICAO Doc 9303-7). It was not cut where the page has no room
 * for the other eight columns at the pitch of those read.
 */
export function mayGoOn(format: MrzFormatId, textLines: readonly TextLine[]): boolean {
  if (format !== 'MRV_B') return false;
  return textLines.some(({ quad: [left, right] }) => {
    const x = right.x + (right.x - left.x) * GROWTH;
    const y = right.y + (right.y - left.y) * GROWTH;
    return x > 0 && x < 1 && y > 0 && y < 1;
  });
}
