import { checkLines, evaluateCheck } from './check-lines.ts';
import { lookAlikeOf } from './confusable-characters.ts';
import type { MrzCheckRow, MrzFormat, MrzRange } from './format-row.ts';
import { alphabetAt } from './formats.ts';
import { applied, type MrzRepair } from './mrz-repair.ts';

/** More ways than this to meet all failing digits prove nothing. */
const MAX_COMBINATIONS = 400;

/**
 * The changes that make every failing check digit of `lines` hold, at most one look-alike a digit, if there is exactly one such set.
 * All or nothing: one change in ten meets a single digit by chance, and the digits of specimens are often made up; a reading whose
 * composite digit does not confirm the changes too stays as it was read.
 */
export function digitRepairs(format: MrzFormat, lines: readonly string[]): readonly MrzRepair[] {
  const failing = format.checks.filter((row) => !evaluateCheck(format, row, lines).valid);
  const fields = failing.filter((row) => row.name !== 'composite');
  const options = (fields.length > 0 ? fields : failing).map((row) => changesFor(format, lines, row));
  const count = options.reduce((product, choices) => product * choices.length, 1);
  if (failing.length === 0 || count > MAX_COMBINATIONS) return [];
  const sets = options.reduce<MrzRepair[][]>(
    (combined, choices) => combined.flatMap((set) => choices.map((change) => [...set, change])),
    [[]],
  );
  const right = sets.filter((set) => checkLines(format, set.reduce(applied, lines)).every((check) => check.valid));
  return right.length === 1 ? (right[0] ?? []) : [];
}

/** Single changes, to what `row` covers or to its digit, that make it hold. */
function changesFor(format: MrzFormat, lines: readonly string[], row: MrzCheckRow): MrzRepair[] {
  const digit = { line: row.digit.line, start: row.digit.column, end: row.digit.column + 1 };
  return [...row.ranges, digit]
    .flatMap((range) => changesIn(format, lines, range))
    .filter((change) => evaluateCheck(format, row, applied(lines, change)).valid);
}

function changesIn(format: MrzFormat, lines: readonly string[], { line, start, end }: MrzRange): MrzRepair[] {
  const read = [...(lines[line] ?? '').slice(start, end)];
  return read.flatMap((from, offset) => {
    const to = lookAlikeOf(from);
    const column = start + offset;
    const fits = to !== '' && alphabetAt(format, line, column).includes(to);
    return fits ? [{ reason: 'check_digit' as const, line, column, from, to }] : [];
  });
}
