import { checkLines, evaluateCheck } from './check-lines.ts';
import { confusableWith, lookAlikeOf } from './confusable-characters.ts';
import type { MrzCheckRow, MrzFormat, MrzRange } from './format-row.ts';
import { alphabetAt } from './formats.ts';
import { misreadFillers } from './misread-fillers.ts';
import type { MrzRepair, MrzRepairResult } from './mrz-repair.ts';

/**
 * Changes single characters of lines that have the shape of `format`, until nothing more can be gained:
 * 1. a character that its place forbids becomes the likeliest look-alike that the place allows;
 * 2. letters inside runs of fillers become fillers;
 * 3. where a check digit fails and exactly one change of one covered character makes it hold, without any other digit left worse, that change.
 * No step breaks a digit that held, and each brings the lines nearer to the layout, so the end is reached in at most one step a character.
 */
export function substitute(format: MrzFormat, lines: readonly string[]): MrzRepairResult {
  let current: MrzRepairResult = { lines: [...lines], repairs: [] };
  for (;;) {
    const step = nextStep(format, current.lines);
    if (!step) return current;
    current = { lines: applied(current.lines, step), repairs: [...current.repairs, step] };
  }
}

function nextStep(format: MrzFormat, lines: readonly string[]): MrzRepair | undefined {
  return forbiddenCharacter(format, lines) ?? misreadFiller(format, lines) ?? failingDigit(format, lines);
}

/** The lines with one character changed. */
function applied(lines: readonly string[], { line, column, to }: MrzRepair): string[] {
  return lines.map((text, index) => (index === line ? text.slice(0, column) + to + text.slice(column + 1) : text));
}

function forbiddenCharacter(format: MrzFormat, lines: readonly string[]): MrzRepair | undefined {
  for (const [line, text] of lines.entries()) {
    for (const [column, from] of [...text].entries()) {
      if (alphabetAt(format, line, column).includes(from)) continue;
      const choices = allowed(format, confusableWith(from), { reason: 'alphabet', line, column, from }).filter((step) =>
        breaksNothing(format, lines, step),
      );
      const [first] = choices.toSorted((a, b) => held(format, applied(lines, b)) - held(format, applied(lines, a)));
      if (first) return first;
    }
  }
  return undefined;
}

function misreadFiller(format: MrzFormat, lines: readonly string[]): MrzRepair | undefined {
  return misreadFillers(format, lines).find((step) => breaksNothing(format, lines, step));
}

function failingDigit(format: MrzFormat, lines: readonly string[]): MrzRepair | undefined {
  const failing = format.checks.filter((row) => !evaluateCheck(format, row, lines).valid);
  for (const row of failing) {
    const digit = { line: row.digit.line, start: row.digit.column, end: row.digit.column + 1 };
    const choices = [...row.ranges, digit]
      .flatMap((range) => changesIn(format, lines, range))
      .filter((step) => breaksNothing(format, lines, step) && explains(format, row, applied(lines, step)));
    const gains = choices.map((step) => held(format, applied(lines, step)));
    const best = choices.filter((_, index) => gains[index] === Math.max(...gains));
    if (best.length === 1) return best[0];
  }
  return undefined;
}

/** Whether `row` holds now, and the composite digit too unless another field that it covers still fails. */
function explains(format: MrzFormat, row: MrzCheckRow, lines: readonly string[]): boolean {
  const failing = checkLines(format, lines).filter((check) => !check.valid);
  return (
    failing.every((check) => check.name !== row.name) && (failing.length !== 1 || failing[0]?.name !== 'composite')
  );
}

function changesIn(format: MrzFormat, lines: readonly string[], { line, start, end }: MrzRange): MrzRepair[] {
  const read = [...(lines[line] ?? '').slice(start, end)];
  return read.flatMap((from, offset) =>
    allowed(format, lookAlikeOf(from), { reason: 'check_digit', line, column: start + offset, from }),
  );
}

/** Those of `choices` that the place allows, as changes. */
function allowed(
  format: MrzFormat,
  choices: string,
  change: Pick<MrzRepair, 'reason' | 'line' | 'column' | 'from'>,
): MrzRepair[] {
  const alphabet = alphabetAt(format, change.line, change.column);
  return [...choices].filter((to) => alphabet.includes(to)).map((to) => ({ ...change, to }));
}

function breaksNothing(format: MrzFormat, lines: readonly string[], step: MrzRepair): boolean {
  const after = checkLines(format, applied(lines, step));
  return checkLines(format, lines).every((check, index) => !check.valid || after[index]?.valid === true);
}

function held(format: MrzFormat, lines: readonly string[]): number {
  return checkLines(format, lines).filter((check) => check.valid).length;
}
