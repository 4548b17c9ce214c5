import { type Cutting, cutOut, type LumaPlane, type TurnedRectangle } from '../luma-plane.ts';
import { closeLook, findRowEnds, ROW_END, ROW_START, type RowEnds } from './end-patterns.ts';
import type { Corners } from './symbol-pose.ts';

/** A place that begins and ends like a PDF417. */
export interface SymbolOutline {
  /** In pixels of the picture. */
  readonly outline: Corners;
  readonly modules: number;
  readonly heightPx: number;
  /** Grey levels of paper and bars. */
  readonly white: number;
  readonly black: number;
  readonly likeness: number;
}

/** The part of a place's breadth, around its middle, whose rows certainly belong to the code. */
const MIDDLE = 0.24;
/** Both edges of the code are measured in so many bands of its height. */
const BANDS = 4;
/** Modules of the wide first bar of start and stop pattern that lie well within it, from the symbol's left and from its right edge. */
const START_BAR = { from: 1, to: 7 };
const STOP_BAR = { from: -17, to: -12 };
/** Modules beside the code that are taken for paper. */
const PAPER_MODULES = 4;
/** Less than this between paper and bars, in grey levels, is no print. */
const LEAST_CONTRAST = 30;
/** Lower codes than three rows (ISO/IEC 15438, symbol parameters) that can be told apart are none, in pixels. */
const LEAST_HEIGHT_PX = 6;
/** Both wide bars are of one height, and level: what they may differ by, as a share of the height, and of the code's width. */
const MOST_DIFFERENCE = 0.25;
const MOST_SLOPE = 0.05;
const OUTLINES = 3;

/** What may be PDF417 symbols at a bar-like place, upright or upside down in its frame, most alike first, at most three. */
export function findOutlines(full: LumaPlane, place: TurnedRectangle): readonly SymbolOutline[] {
  return [place.angle, place.angle + Math.PI]
    .flatMap((angle) => outlinesIn(cutOut(full, { ...place, angle }, 1)))
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, OUTLINES);
}

function outlinesIn(cutting: Cutting): SymbolOutline[] {
  const { heightPx } = cutting.plane;
  const half = Math.max(1, Math.round((heightPx * MIDDLE) / 2));
  const profile = meanRow(cutting.plane, (heightPx >> 1) - half, (heightPx >> 1) + half);
  return findRowEnds(profile).flatMap((ends) => outlineOf(cutting, profile, ends) ?? []);
}

/** The outline of a code with these ends: upper and lower edge by the ends of the wide bars, left and right edge band by band. */
function outlineOf(cutting: Cutting, profile: Float64Array, ends: RowEnds): SymbolOutline | undefined {
  const { start, end, modules } = ends;
  const modulePx = (end - start) / modules;
  const { white, black } = levelsOf(profile, ends, modulePx);
  if (white - black < LEAST_CONTRAST) return undefined;
  const middle = (white + black) / 2;
  const left = barExtent(cutting.plane, start + START_BAR.from * modulePx, start + START_BAR.to * modulePx, middle);
  const right = barExtent(cutting.plane, end + STOP_BAR.from * modulePx, end + STOP_BAR.to * modulePx, middle);
  if (!belongTogether(left, right)) return undefined;
  const upper = lineThrough(left.x, left.top, right.x, right.top);
  const lower = lineThrough(left.x, left.bottom, right.x, right.bottom);
  const leftEdge = edgeLine(cutting.plane, left, (band) => closeLook(band, ROW_START, start, modulePx).edge);
  const rightEdge = edgeLine(cutting.plane, right, (band) => closeLook(band, ROW_END, end, modulePx).edge);
  const corner = (side: Line, x: number, edge: Line) => cutting.locate(side(edge(x)), edge(x));
  return {
    outline: [
      corner(leftEdge, start, upper),
      corner(rightEdge, end, upper),
      corner(rightEdge, end, lower),
      corner(leftEdge, start, lower),
    ],
    modules,
    heightPx: (left.bottom - left.top + right.bottom - right.top) / 2,
    white,
    black,
    likeness: ends.likeness,
  };
}

function levelsOf(profile: Float64Array, { start, end }: RowEnds, modulePx: number): { white: number; black: number } {
  const paper = PAPER_MODULES * modulePx;
  return {
    white: (brightest(profile, start - paper, start) + brightest(profile, end, end + paper)) / 2,
    black:
      (meanOf(profile, start + START_BAR.from * modulePx, start + START_BAR.to * modulePx) +
        meanOf(profile, end + STOP_BAR.from * modulePx, end + STOP_BAR.to * modulePx)) /
      2,
  };
}

function brightest(profile: Float64Array, from: number, to: number): number {
  return profile
    .subarray(Math.max(0, Math.floor(from)), Math.ceil(to))
    .reduce((most, level) => Math.max(most, level), 0);
}

function meanOf(profile: Float64Array, from: number, to: number): number {
  const part = profile.subarray(Math.ceil(from), Math.max(Math.ceil(from) + 1, Math.floor(to)));
  return part.reduce((sum, level) => sum + level, 0) / part.length;
}

/** The mean of the pixel rows from `top` up to, without, `bottom`. */
function meanRow({ luma, widthPx, heightPx }: LumaPlane, top: number, bottom: number): Float64Array {
  const mean = new Float64Array(widthPx);
  const from = Math.max(0, top);
  const to = Math.min(heightPx, bottom);
  for (let row = from; row < to; row += 1) {
    for (let column = 0; column < widthPx; column += 1) {
      mean[column] = (mean[column] as number) + (luma[row * widthPx + column] as number) / (to - from);
    }
  }
  return mean;
}

/** Where a wide bar stands and where it begins and ends, in pixels. */
interface BarExtent {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether two bars can be the wide bars of one code. */
function belongTogether(left: BarExtent, right: BarExtent): boolean {
  const height = Math.min(left.bottom - left.top, right.bottom - right.top);
  const upper = Math.abs(left.top - right.top);
  const lower = Math.abs(left.bottom - right.bottom);
  return (
    height >= LEAST_HEIGHT_PX &&
    Math.abs(upper - lower) <= MOST_DIFFERENCE * height &&
    Math.max(upper, lower) <= MOST_SLOPE * (right.x - left.x)
  );
}

/** How far the bar between the columns `from` and `to` reaches up and down from the middle, as long as it is darker than `level`. */
function barExtent(plane: LumaPlane, from: number, to: number, level: number): BarExtent {
  const column = new Float64Array(plane.heightPx);
  for (let row = 0; row < column.length; row += 1) column[row] = meanOfRow(plane, row, from, to);
  return { x: (from + to) / 2, top: brightFrom(column, -1, level), bottom: brightFrom(column, 1, level) };
}

function meanOfRow({ luma, widthPx }: LumaPlane, row: number, from: number, to: number): number {
  const first = Math.max(0, Math.ceil(from));
  const last = Math.min(widthPx, Math.max(first + 1, Math.floor(to)));
  let sum = 0;
  for (let at = row * widthPx + first; at < row * widthPx + last; at += 1) sum += luma[at] as number;
  return sum / (last - first);
}

/** Where, from the middle in steps of `step`, a column crosses `level`: between pixel centres, in pixels. */
function brightFrom(column: Float64Array, step: 1 | -1, level: number): number {
  let before = column[column.length >> 1] as number;
  for (let row = (column.length >> 1) + step; row >= 0 && row < column.length; row += step) {
    const here = column[row] as number;
    if (here > level) return row - step + 0.5 + (step * (level - before)) / (here - before);
    before = here;
  }
  return step < 0 ? 0 : column.length;
}

/** The other coordinate of a straight line by one. */
type Line = (at: number) => number;

function lineThrough(x: number, y: number, otherX: number, otherY: number): Line {
  return (at) => y + ((otherY - y) * (at - x)) / (otherX - x);
}

/** The straight line that fits best to what `measure` tells of each band of the code's height. */
function edgeLine(plane: LumaPlane, { top, bottom }: BarExtent, measure: (band: Float64Array) => number): Line {
  const height = (bottom - top) / BANDS;
  let [x, y, xy, yy] = [0, 0, 0, 0];
  for (let band = 0; band < BANDS; band += 1) {
    const from = Math.round(top + band * height);
    const at = measure(meanRow(plane, from, Math.max(from + 1, Math.round(top + (band + 1) * height))));
    const middle = band - (BANDS - 1) / 2;
    x += at / BANDS;
    y += (top + (band + 0.5) * height) / BANDS;
    xy += (at * middle) / height;
    yy += middle * middle;
  }
  return (at) => x + (xy / yy) * (at - y);
}
