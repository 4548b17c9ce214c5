import { checkLines, misfits } from './check-lines.ts';
import { confusableWith } from './confusable-characters.ts';
import { digitRepairs } from './digit-repairs.ts';
import type { MrzFormat } from './format-row.ts';
import { alphabetAt } from './formats.ts';
import { misreadFillers } from './misread-fillers.ts';
import { applied, type MrzRepair, type MrzRepairResult } from './mrz-repair.ts';

/**
 * Changes single characters of lines that have the shape of `format`, until nothing more can be gained:
 * 1. a character that its place forbids becomes the likeliest look-alike that the place allows;
 * 2. letters inside runs of fillers become fillers;
 * 3. failing check digits are met (see {@link digitRepairs}).
 * No step breaks a digit that held, and each brings the lines nearer to the layout, so the end is reached in at most one step a character.
 */
export function substitute(format: MrzFormat, lines: readonly string[]): MrzRepairResult {
  let current: MrzRepairResult = { lines: [...lines], repairs: [] };
  for (;;) {
    const steps = nextSteps(format, current.lines);
    if (steps.length === 0) return current;
    current = { lines: steps.reduce(applied, current.lines), repairs: [...current.repairs, ...steps] };
  }
}

function nextSteps(format: MrzFormat, lines: readonly string[]): readonly MrzRepair[] {
  const single = forbiddenCharacter(format, lines) ?? misreadFiller(format, lines);
  return single ? [single] : digitRepairs(format, lines);
}

function forbiddenCharacter(format: MrzFormat, lines: readonly string[]): MrzRepair | undefined {
  for (const { line, column } of misfits(format, lines)) {
    const from = lines[line]?.charAt(column) ?? '';
    const alphabet = alphabetAt(format, line, column);
    const choices = [...confusableWith(from)]
      .filter((to) => alphabet.includes(to))
      .map((to) => ({ reason: 'alphabet' as const, line, column, from, to }))
      .filter((step) => breaksNothing(format, lines, step));
    const [first] = choices.toSorted((a, b) => held(format, applied(lines, b)) - held(format, applied(lines, a)));
    if (first) return first;
  }
  return undefined;
}

function misreadFiller(format: MrzFormat, lines: readonly string[]): MrzRepair | undefined {
  return misreadFillers(format, lines).find((step) => breaksNothing(format, lines, step));
}

function breaksNothing(format: MrzFormat, lines: readonly string[], step: MrzRepair): boolean {
  const after = checkLines(format, applied(lines, step));
  return checkLines(format, lines).every((check, index) => !check.valid || after[index]?.valid === true);
}

function held(format: MrzFormat, lines: readonly string[]): number {
  return checkLines(format, lines).filter((check) => check.valid).length;
}
