import { checkLines } from '../../../domain/mrz/check-lines.ts';
import type { MrzFormat } from '../../../domain/mrz/format-row.ts';
import type { Alignment } from './constrained-mrz-decoding.ts';
import { MRZ_CHARACTERS } from './mrz-alphabet.ts';

/** A character that may stand in place of the one read, and the log-probability it costs. */
interface Replacement {
  readonly line: number;
  readonly column: number;
  readonly character: string;
  readonly cost: number;
}

const MAX_REPLACEMENTS = 2;
/** A higher loss of log-probability lets check digits hold by chance. */
const MAX_COST = 4;
const ALTERNATIVES_A_PLACE = 4;
const MAX_CANDIDATES = 40;

/** Whether every check digit of the layout holds. */
export function checksHold(format: MrzFormat, lines: readonly string[]): boolean {
  return checkLines(format, lines).every((check) => check.valid);
}

/**
 * The cheapest replacement of at most two characters, by the recogniser's own alternatives, that makes every check digit hold.
 * Only characters that some check digit covers, and the digits themselves, are replaced. Undefined when there is none.
 */
export function substituteUntilChecksHold(
  format: MrzFormat,
  lines: readonly string[],
  alignments: readonly Alignment[],
): readonly string[] | undefined {
  const candidates = replacements(format, lines, alignments);
  let best: readonly string[] | undefined;
  let limit = MAX_COST;
  const search = (from: number, depth: number, cost: number, current: readonly string[]): void => {
    for (let index = from; index < candidates.length; index++) {
      const replacement = candidates[index] as Replacement;
      const total = cost + replacement.cost;
      if (total >= limit) return;
      const replaced = replace(current, replacement);
      if (checksHold(format, replaced)) {
        best = replaced;
        limit = total;
        return;
      }
      if (depth < MAX_REPLACEMENTS) search(index + 1, depth + 1, total, replaced);
    }
  };
  search(0, 1, 0, lines);
  return best;
}

function replace(lines: readonly string[], { line, column, character }: Replacement): readonly string[] {
  return lines.map((text, index) =>
    index === line ? text.slice(0, column) + character + text.slice(column + 1) : text,
  );
}

/** All replacements worth trying, cheapest first. */
function replacements(format: MrzFormat, lines: readonly string[], alignments: readonly Alignment[]): Replacement[] {
  return coveredPlaces(format)
    .flatMap(({ line, column }) => {
      const scores = alignments[line]?.alternatives[column];
      return scores ? replacementsAt(line, column, (lines[line] ?? '').charAt(column), scores) : [];
    })
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, MAX_CANDIDATES);
}

function replacementsAt(line: number, column: number, read: string, scores: Float64Array): Replacement[] {
  const base = scores[MRZ_CHARACTERS.indexOf(read)] ?? 0;
  return Array.from(MRZ_CHARACTERS, (character, index) => ({
    line,
    column,
    character,
    cost: base - (scores[index] as number),
  }))
    .filter(({ character, cost }) => character !== read && cost < MAX_COST)
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, ALTERNATIVES_A_PLACE);
}

function coveredPlaces(format: MrzFormat): { line: number; column: number }[] {
  const places = new Map<string, { line: number; column: number }>();
  const add = (line: number, column: number) => places.set(`${line}:${column}`, { line, column });
  for (const check of format.checks) {
    add(check.digit.line, check.digit.column);
    for (const { line, start, end } of check.ranges) {
      for (let column = start; column < end; column++) add(line, column);
    }
  }
  return [...places.values()];
}
