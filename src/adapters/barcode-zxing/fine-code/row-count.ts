import type { LumaPlane, PixelPoint } from '../luma-plane.ts';
import { darkShare, edgeResponse } from './point-spread.ts';
import type { SymbolOutline } from './symbol-outline.ts';
import { type Corners, type Projection, project, projectionOf, symbolCorners } from './symbol-pose.ts';

/** A symbol has 3 to 90 rows (ISO/IEC 15438, symbol parameters). */
const LEAST_ROWS = 3;
const MOST_ROWS = 90;
/** Lower rows than this cannot be told apart, higher ones ZXing reads itself. */
const LEAST_ROW_PX = 1.15;
const MOST_ROW_PX = 6;
/** Lines across the rows on which the count is measured, and every how many of them are enough for a first look at all counts. */
const LINES = 40;
const FIRST_LOOK = 4;
/** Counts that fit worse on the first look than the best one, by this factor, are out. */
const FAR_OFF = 2;
/**
 * What the best count leaves of the differences along the lines, as a share: codes leave at most 0.15. Linear codes have no
 * differences, and their noise fits no count.
 */
const MOST_LEFT = 0.2;
/** Counts that fit nearly as well as the best, by this factor, are told too. */
const NEARLY = 1.5;
/** Rows of which a pixel sees something, and with that the width of the band of the equations. */
const BAND = 4;
/** Blur across the rows, as the standard deviation in pixels: a crisp one, since too much of it would explain any count. */
const CRISP = edgeResponse(0.2);
/** What keeps the equations of rows solvable that no pixel centre falls into: every row leans a little towards grey. */
const LEAN = 0.02;
const GREY = 0.5;

/** A count of rows and how badly it explains the picture (mean square per degree of freedom, of 1 between white and black). */
export interface RowCount {
  readonly rows: number;
  readonly misfit: number;
}

/**
 * The counts of rows that a symbol may have, likeliest first: the one that fits best and those that fit nearly as well. Along a line across the rows only the rows' own shades may occur, mixed where a pixel lies
 * on a boundary: what is left of the picture after the best shades are taken off tells how well a count fits, without any code word being known.
 */
export function rowCounts(full: LumaPlane, symbol: SymbolOutline): readonly RowCount[] {
  const lines = linesAcross(full, symbol);
  const some = lines.filter((_, line) => line % FIRST_LOOK === 0);
  const most = Math.min(MOST_ROWS, Math.floor(symbol.heightPx / LEAST_ROW_PX));
  const least = Math.max(LEAST_ROWS, Math.ceil(symbol.heightPx / MOST_ROW_PX));
  const counts = Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => least + index);
  const limit = MOST_LEFT * variance(lines);
  const likely = bestFitting(some, counts, symbol.heightPx, FAR_OFF).map(({ rows }) => rows);
  return bestFitting(lines, likely, symbol.heightPx, NEARLY).filter(({ misfit }) => misfit <= limit);
}

/** The counts that fit best, and those that fit worse by at most this factor, best first. */
function bestFitting(
  lines: readonly LineAcross[],
  counts: readonly number[],
  heightPx: number,
  factor: number,
): readonly RowCount[] {
  const fits = counts.map((rows) => ({ rows, misfit: misfitOf(lines, rows, heightPx / rows) }));
  const best = Math.min(...fits.map(({ misfit }) => misfit));
  return fits.filter(({ misfit }) => misfit <= factor * best).sort((one, other) => one.misfit - other.misfit);
}

/** Mean variance of the darkness along the lines. */
function variance(lines: readonly LineAcross[]): number {
  return lines.reduce((sum, { darkness }) => sum + varianceOf(darkness), 0) / lines.length;
}

function varianceOf(values: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    sum += value;
    squares += value * value;
  }
  return values.length === 0 ? 0 : squares / values.length - (sum / values.length) ** 2;
}

/** Pixels along a line across the rows: where on the height they lie (0 at the upper edge, 1 at the lower) and how dark they are (0–1). */
interface LineAcross {
  readonly places: Float64Array;
  readonly darkness: Float64Array;
}

function linesAcross(full: LumaPlane, symbol: SymbolOutline): LineAcross[] {
  const unit = symbolCorners(1, 1);
  const toPicture = projectionOf(unit, symbol.outline);
  const toUnit = projectionOf(symbol.outline, unit);
  // Lines follow the picture's own rows or columns of pixels, so that nothing is blurred along them.
  const upright = liesUpright(symbol.outline);
  return Array.from({ length: LINES }, (_, index) => {
    const across = (index + 0.5) / LINES;
    return lineAt(full, symbol, project(toPicture, across, 0), project(toPicture, across, 1), toUnit, upright);
  });
}

function liesUpright([left, right]: Corners): boolean {
  return Math.abs(right.x - left.x) >= Math.abs(right.y - left.y);
}

function lineAt(
  full: LumaPlane,
  { white, black }: SymbolOutline,
  from: PixelPoint,
  to: PixelPoint,
  toUnit: Projection,
  upright: boolean,
): LineAcross {
  const [start, end] = upright ? [from.y, to.y] : [from.x, to.x];
  const [side, otherSide] = upright ? [from.x, to.x] : [from.y, to.y];
  const first = Math.ceil(Math.min(start, end) - 0.5);
  const last = Math.floor(Math.max(start, end) - 0.5);
  const places: number[] = [];
  const darkness: number[] = [];
  for (let at = first; at <= last; at += 1) {
    const beside = side + ((otherSide - side) * (at + 0.5 - start)) / (end - start);
    const level = levelBetween(full, at, beside - 0.5, upright);
    if (Number.isNaN(level)) continue;
    places.push(upright ? project(toUnit, beside, at + 0.5).y : project(toUnit, at + 0.5, beside).y);
    darkness.push((white - level) / (white - black));
  }
  return { places: Float64Array.from(places), darkness: Float64Array.from(darkness) };
}

/** The grey level in pixel row (or column) `line`, `at` pixels along it; not a number beyond the picture. */
function levelBetween({ luma, widthPx, heightPx }: LumaPlane, line: number, at: number, alongRow: boolean): number {
  const before = Math.floor(at);
  const [lines, length] = alongRow ? [heightPx, widthPx] : [widthPx, heightPx];
  if (line < 0 || line >= lines || before < 0 || before >= length - 1) return Number.NaN;
  const step = alongRow ? 1 : widthPx;
  const place = alongRow ? line * widthPx + before : before * widthPx + line;
  const near = luma[place] as number;
  return near + ((luma[place + step] as number) - near) * (at - before);
}

function misfitOf(lines: readonly LineAcross[], rows: number, rowPx: number): number {
  const matrix = new Float64Array(rows * BAND);
  const right = new Float64Array(rows);
  let [rest, freedom] = [0, 0];
  for (const line of lines) {
    rest += setUp(matrix, right, line, rows, rowPx) - explained(matrix, right);
    freedom += line.places.length - rows;
  }
  return freedom > 0 ? rest / freedom : Number.POSITIVE_INFINITY;
}

/** Writes the normal equations of the rows' shades (the band's upper half), and tells the sum of squares that they are to explain. */
function setUp(matrix: Float64Array, right: Float64Array, line: LineAcross, rows: number, rowPx: number): number {
  matrix.fill(0);
  right.fill(LEAN * GREY);
  for (let row = 0; row < rows; row += 1) matrix[row * BAND] = LEAN;
  let squares = LEAN * GREY * GREY * rows;
  for (let pixel = 0; pixel < line.places.length; pixel += 1) {
    const place = (line.places[pixel] as number) * rows;
    const dark = line.darkness[pixel] as number;
    const first = Math.floor(place - BAND / 2 + 0.5);
    for (let at = 0; at < BAND; at += 1) SHARES[at] = shareOf(first + at, place, rows, rowPx);
    squares += dark * dark;
    addPixel(matrix, right, first, dark);
  }
  return squares;
}

/** How much of the row a pixel sees that is centred at `place` (in rows). */
function shareOf(row: number, place: number, rows: number, rowPx: number): number {
  if (row < 0 || row >= rows) return 0;
  return darkShare(CRISP, (row + 1 - place) * rowPx) - darkShare(CRISP, (row - place) * rowPx);
}

/** Of the pixel at hand, used anew for each. */
const SHARES = new Float64Array(BAND);

function addPixel(matrix: Float64Array, right: Float64Array, first: number, dark: number): void {
  for (let one = 0; one < BAND; one += 1) {
    const share = SHARES[one] as number;
    if (share === 0) continue;
    const row = first + one;
    right[row] = (right[row] as number) + share * dark;
    for (let other = one; other < BAND; other += 1) {
      const at = row * BAND + other - one;
      matrix[at] = (matrix[at] as number) + share * (SHARES[other] as number);
    }
  }
}

/** The sum of squares that the solution of banded normal equations explains, by elimination; uses them up. */
function explained(matrix: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < right.length; row += 1) {
    const pivot = matrix[row * BAND] as number;
    const value = right[row] as number;
    sum += (value * value) / pivot;
    for (let one = 1; one < BAND && row + one < right.length; one += 1) {
      const factor = (matrix[row * BAND + one] as number) / pivot;
      right[row + one] = (right[row + one] as number) - factor * value;
      for (let other = one; other < BAND; other += 1) {
        const at = (row + one) * BAND + other - one;
        matrix[at] = (matrix[at] as number) - factor * (matrix[row * BAND + other] as number);
      }
    }
  }
  return sum;
}
