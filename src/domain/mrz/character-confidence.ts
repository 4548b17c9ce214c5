import type { MrzRepair } from './mrz-repair.ts';

/** How sure a reader is of each character of each line of a zone, 0–1; as many numbers as the lines have characters. */
export type CharacterConfidences = readonly (readonly number[])[];

/**
 * The confidences of lines after `repairs`, which were made in this order: what a repair put in or changed was not read as it now stands,
 * and has none.
 */
export function confidencesAfter(
  repairs: readonly MrzRepair[],
  confidences: CharacterConfidences,
): CharacterConfidences {
  return repairs.reduce<CharacterConfidences>(
    (current, { line, column, from, to }) =>
      current.map((row, index) => (index === line ? row.toSpliced(column, from.length, ...[...to].map(() => 0)) : row)),
    confidences,
  );
}
