import type { FieldCandidate } from '../evidence/candidate.ts';
import type { MrzRange } from '../mrz/format-row.ts';
import type { MrzReading } from '../mrz/parse.ts';

/** A character read less surely than this may be another one; measured, see `mrz/open-places.ts`. */
const CLEAR_CHARACTER = 0.8;

/** A zone whose reader does not tell of its characters is believed to the letter from this confidence on. */
const CLEAR_ZONE = 0.9;

/**
 * Whether every character of `ranges` was read so clearly that what they say is on the document. A character that a repair put in or changed
 * was not read as it stands. A reader that does not tell how sure it is of characters is taken at its word for the whole zone.
 */
export function isReadClearly(
  mrz: MrzReading,
  ranges: readonly MrzRange[],
  candidates: readonly FieldCandidate[],
): boolean {
  const { characterConfidences, repairs } = mrz;
  if (characterConfidences) {
    const read = ranges.flatMap(({ line, start, end }) => characterConfidences[line]?.slice(start, end) ?? []);
    return read.every((confidence) => confidence >= CLEAR_CHARACTER);
  }
  const zone = candidates.find(({ field, source }) => field === 'MRZ_CODE' && source === 'mrz');
  const isRepaired = repairs.some(({ line, column }) =>
    ranges.some((range) => range.line === line && column >= range.start && column < range.end),
  );
  return !isRepaired && (zone?.confidence ?? 0) >= CLEAR_ZONE;
}
