import type { PageSize } from '../reading/geometry.ts';
import type { TextLine } from '../reading/text-line.ts';
import type { CharacterConfidences } from './character-confidence.ts';
import { checkLines, misfits } from './check-lines.ts';
import { chooseFormat } from './choose-format.ts';
import { MRZ_FORMATS } from './formats.ts';
import { type MrzRow, mrzRows } from './mrz-rows.ts';
import { repairMrz } from './repair.ts';

/** A machine-readable zone on a page. */
export interface LocatedMrz {
  /** Its lines as read, in the alphabet of the zone, not yet repaired. */
  readonly lines: readonly string[];
  /** The boxes that the lines were read in. */
  readonly textLines: readonly TextLine[];
  /** How sure the reader is of each character of `lines`; undefined where it does not tell of all. */
  readonly characterConfidences: CharacterConfidences | undefined;
}

/** Lines of one zone follow each other within this many letter heights. */
const MAX_PITCH = 5;

/** Where most check digits fail the lines must look like a zone all the more. */
const MIN_LIKENESS = 0.75;

/** No zone has a larger share of characters that are out of place or had to be changed. */
const MAX_MISFITS = 0.15;

/** As many line ends a layout can have on a page; more text than this is searched no further. */
const MAX_ROWS = 24;

/**
 * Finds the machine-readable zone among the lines of an upright page: rows are put together from their boxes, every run of rows below
 * each other is tried as every layout, and the one whose repaired text fits its layout and check digits best is taken. Undefined when
 * nothing on the page is like one. Several zones on a page (two documents, both sides): the best.
 */
export function locateMrz(lines: readonly TextLine[], page: PageSize): LocatedMrz | undefined {
  const rows = mrzRows(lines, page);
  const likeliest =
    rows.length <= MAX_ROWS ? rows : rows.toSorted((a, b) => b.likeness - a.likeness).slice(0, MAX_ROWS);
  const ordered = rows.filter((row) => likeliest.includes(row));
  const heights = new Set(MRZ_FORMATS.map((format) => format.lineLengths.length));
  const blocks = ordered.flatMap((row) => [...heights].flatMap((count) => blockFrom(row, ordered, count)));
  const scored = blocks.map((block) => ({ block, score: scoreOf(block) })).filter(({ score }) => score > 0);
  const best = scored.toSorted((a, b) => b.score - a.score)[0]?.block;
  return (
    best && {
      lines: best.map((row) => row.text),
      textLines: best.flatMap((row) => row.textLines),
      characterConfidences: confidencesOf(best),
    }
  );
}

function confidencesOf(block: readonly MrzRow[]): CharacterConfidences | undefined {
  const known = block.flatMap(({ characterConfidences }) => (characterConfidences ? [characterConfidences] : []));
  return known.length === block.length ? known : undefined;
}

/** `first` and the `count - 1` rows right below it, as a list of one; empty when there are not as many. */
function blockFrom(first: MrzRow, rows: readonly MrzRow[], count: number): (readonly MrzRow[])[] {
  const block = [first];
  while (block.length < count) {
    const last = block.at(-1);
    const next = last && rows.find((row) => row.across > last.across && isBelow(last, row));
    if (!next) return [];
    block.push(next);
  }
  return [block];
}

function isBelow(upper: MrzRow, lower: MrzRow): boolean {
  const height = Math.max(upper.height, lower.height);
  const pitch = lower.across - upper.across;
  const shared = Math.min(upper.end, lower.end) - Math.max(upper.start, lower.start);
  const shorter = Math.min(upper.end - upper.start, lower.end - lower.start);
  return pitch > height / 3 && pitch < MAX_PITCH * height && shared > shorter / 2;
}

/** 0 for what is no zone; above that the share of digits that hold, the likeness and the fit count in this order. */
function scoreOf(block: readonly MrzRow[]): number {
  const { lines, repairs } = repairMrz(block.map((row) => row.text));
  const format = chooseFormat(lines);
  if (!format) return 0;
  const checks = checkLines(format, lines);
  const held = checks.filter((check) => check.valid).length;
  const likeness = block.reduce((sum, row) => sum + row.likeness, 0) / block.length;
  const changed = repairs.filter((repair) => repair.reason !== 'length').length;
  const length = lines.join('').length;
  const misfitShare = (misfits(format, lines).length + changed) / length;
  if (misfitShare > MAX_MISFITS) return 0;
  if (held * 2 < checks.length && likeness < MIN_LIKENESS) return 0;
  return (
    (checks.length === 0 ? 0.5 : held / checks.length) +
    likeness / 4 -
    misfitShare -
    (repairs.length - changed) / length / 2
  );
}
