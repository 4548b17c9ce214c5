import { checkLines, misfits } from './check-lines.ts';
import { chooseFormat, hasShape } from './choose-format.ts';
import type { MrzFormat } from './format-row.ts';
import { MRZ_FORMATS } from './formats.ts';
import { mendLengths } from './mend-lengths.ts';
import type { MrzRepairResult } from './mrz-repair.ts';
import { substitute } from './substitute.ts';

/**
 * Repairs what recognisers do to machine-readable zones: fillers lost or doubled in a run (or one character of a doubled pair), letters
 * for digits and digits for letters, letters for fillers. A character is changed only where its place forbids it or where the change
 * makes a failing check digit hold, and only within classes of like shape; no change breaks a digit that held. Lines that no
 * layout fits are given back as they came. Repairing twice changes nothing more; never throws.
 */
export function repairMrz(lines: readonly string[]): MrzRepairResult {
  const asRead: MrzRepairResult = { lines: [...lines], repairs: [] };
  if (lines.some((line) => line.length > MAX_LINE_LENGTH)) return asRead;
  const sameShape = MRZ_FORMATS.filter((format) => hasShape(format, lines));
  const own = sameShape.flatMap((format) => attempt(format, lines));
  const attempts = own.length > 0 ? own : MRZ_FORMATS.flatMap((format) => attempt(format, lines));
  const best = attempts.toSorted((a, b) => b.score - a.score || a.result.repairs.length - b.result.repairs.length)[0];
  return best?.result ?? asRead;
}

/** No layout has more than 44; far longer text is not worth the work. */
const MAX_LINE_LENGTH = 64;

interface Attempt {
  readonly score: number;
  readonly result: MrzRepairResult;
}

function attempt(format: MrzFormat, lines: readonly string[]): Attempt[] {
  const mended = mendLengths(format, lines);
  if (!mended) return [];
  const substituted = substitute(format, mended.lines);
  if (chooseFormat(substituted.lines) !== format) return [];
  const result = { lines: substituted.lines, repairs: [...mended.repairs, ...substituted.repairs] };
  return [{ score: fitness(format, result), result }];
}

/** The share of check digits that hold, less a little for every character out of place, changed, put in or taken out. */
function fitness(format: MrzFormat, { lines, repairs }: MrzRepairResult): number {
  const checks = checkLines(format, lines);
  const held = checks.filter((check) => check.valid).length;
  const share = checks.length === 0 ? 0.5 : held / checks.length;
  const changed = repairs.filter((repair) => repair.reason !== 'length').length;
  return share - (misfits(format, lines).length + changed) / 40 - (repairs.length - changed) / 200;
}
