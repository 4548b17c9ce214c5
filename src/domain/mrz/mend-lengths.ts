import { checkLines, misfits } from './check-lines.ts';
import { hasShape } from './choose-format.ts';
import type { MrzFormat } from './format-row.ts';
import { type LengthVariant, lengthVariants } from './length-variants.ts';
import type { MrzRepairResult } from './mrz-repair.ts';

/**
 * Brings every line to the length that `format` asks for: recognisers lose and double fillers in long runs, and merge doubled characters.
 * Of all places where the characters may be missing or too many the one that fits the layout and its check digits best is taken. Undefined
 * when the number of lines differs or a line is too far off.
 */
export function mendLengths(format: MrzFormat, lines: readonly string[]): MrzRepairResult | undefined {
  if (hasShape(format, lines)) return { lines: [...lines], repairs: [] };
  if (lines.length !== format.lineLengths.length) return undefined;
  const variants = lines.map((text, line) => lengthVariants(format, text, line));
  if (variants.some((choices) => choices.length === 0)) return undefined;
  return variants.reduce<MrzRepairResult>((chosen, choices, line) => appendBest(format, chosen, choices, line), {
    lines: [],
    repairs: [],
  });
}

/** Adds the variant of `line` that fits best with the lines before it; lines that follow count as fillers until they are chosen. */
function appendBest(
  format: MrzFormat,
  chosen: MrzRepairResult,
  choices: readonly LengthVariant[],
  line: number,
): MrzRepairResult {
  const scored = choices.map((variant) => ({ variant, score: fitOf(format, [...chosen.lines, variant.text], line) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return {
    lines: [...chosen.lines, best.variant.text],
    repairs: [...chosen.repairs, ...best.variant.repairs],
  };
}

function fitOf(format: MrzFormat, lines: readonly string[], line: number): number {
  const known = lines.length;
  const readable = format.checks.filter(
    (check) => check.digit.line < known && check.ranges.every((range) => range.line < known),
  );
  const held = checkLines({ ...format, checks: readable }, lines).filter((check) => check.valid).length;
  return held * 3 - misfits(format, lines).filter((misfit) => misfit.line === line).length;
}
