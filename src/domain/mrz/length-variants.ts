import type { MrzFormat } from './format-row.ts';
import { alphabetAt } from './formats.ts';
import type { MrzRepair } from './mrz-repair.ts';

/** A line of the wanted length, and how it came to it. */
export interface LengthVariant {
  readonly text: string;
  readonly repairs: readonly MrzRepair[];
}

/** More characters than this are only put into runs of several fillers: a run of one has not lost many. */
const MAX_MISSING_IN_SHORT_RUN = 6;

/** Recognisers lose far more than they add: lines that are longer by more than this are something else. */
const MAX_EXCESS = 4;

/** Marks beside the zone that were read as part of it. */
const MAX_STRAY = 2;

/** Lines that kept less than this share of their characters are something else. */
const MIN_KEPT = 1 / 3;

/**
 * All ways to bring the text of a line to the length that its place in `format` asks for, the likeliest first; empty when it is too far
 * off. At most as many as the line has characters, and a few.
 */
export function lengthVariants(format: MrzFormat, text: string, line: number): readonly LengthVariant[] {
  const wanted = format.lineLengths[line] ?? 0;
  if (text.length === wanted) return [{ text, repairs: [] }];
  if (text.length - wanted > MAX_EXCESS || text.length < wanted * MIN_KEPT) return [];
  const runs = fillerRuns(text, alphabetAt(format, line, wanted - 1).includes('<'));
  return text.length < wanted
    ? longer(text, wanted - text.length, runs, line)
    : shorter(text, text.length - wanted, runs, line);
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** Runs of fillers (where the layout lets the line end in fillers also an empty one there), the one at the end first, then the longest. */
function fillerRuns(text: string, mayEndInFillers: boolean): Run[] {
  const pattern = mayEndInFillers ? /<+|$/g : /<+/g;
  const runs = [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    return { start: match.index, end, length: match[0].length };
  });
  return runs.sort((a, b) => Number(b.end === text.length) - Number(a.end === text.length) || b.length - a.length);
}

function longer(text: string, missing: number, runs: readonly Run[], line: number): LengthVariant[] {
  const roomy = runs.filter((run) => missing <= MAX_MISSING_IN_SHORT_RUN || run.length > 1 || run.end === text.length);
  const filled = roomy.map((run) => grow(text, run.end, missing, '<', line));
  return missing === 1 ? [...filled, ...doubledAgain(text, line)] : filled;
}

function shorter(text: string, excess: number, runs: readonly Run[], line: number): LengthVariant[] {
  const emptied = runs.filter((run) => run.length > excess).map((run) => cut(text, run.end - excess, excess, line));
  const merged = excess === 1 ? mergedAgain(text, line) : [];
  const stray = excess <= MAX_STRAY ? [cut(text, 0, excess, line), cut(text, text.length - excess, excess, line)] : [];
  return [...emptied, ...merged, ...stray];
}

function grow(text: string, column: number, count: number, character: string, line: number): LengthVariant {
  const repairs = Array.from({ length: count }, () => ({
    reason: 'length' as const,
    line,
    column,
    from: '',
    to: character,
  }));
  return { text: text.slice(0, column) + character.repeat(count) + text.slice(column), repairs };
}

function cut(text: string, column: number, count: number, line: number): LengthVariant {
  const gone = [...text.slice(column, column + count)];
  return {
    text: text.slice(0, column) + text.slice(column + count),
    repairs: gone.map((from) => ({ reason: 'length', line, column, from, to: '' })),
  };
}

/** A pair of equal characters that was read as one. */
function doubledAgain(text: string, line: number): LengthVariant[] {
  return [...text].flatMap((character, column) => (character === '<' ? [] : [grow(text, column, 1, character, line)]));
}

/** One character that was read as a pair. */
function mergedAgain(text: string, line: number): LengthVariant[] {
  return [...text].flatMap((character, column) =>
    character !== '<' && character === text.charAt(column + 1) ? [cut(text, column, 1, line)] : [],
  );
}
