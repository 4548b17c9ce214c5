/**
 * One change to one character: `from` is what was read, `to` what it was changed into. An empty `from` is a character put in, an
 * empty `to` one taken out. `column` counts in the line as it was when this change was made; changes are in the order made.
 */
export interface MrzRepair {
  /**
   * Why: the line had the wrong `length`; the `alphabet` of the place forbids what was read; a letter stood in a run of fillers
   * (`filler`); a failing `check_digit` holds with it. The last is the weakest, for the digit then proves nothing any more.
   */
  readonly reason: 'length' | 'alphabet' | 'filler' | 'check_digit';
  readonly line: number;
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/** Lines after repair, and everything that was changed. */
export interface MrzRepairResult {
  readonly lines: readonly string[];
  readonly repairs: readonly MrzRepair[];
}

/** The lines with one character changed. */
export function applied(lines: readonly string[], { line, column, from, to }: MrzRepair): readonly string[] {
  return lines.map((text, index) =>
    index === line ? text.slice(0, column) + to + text.slice(column + from.length) : text,
  );
}
