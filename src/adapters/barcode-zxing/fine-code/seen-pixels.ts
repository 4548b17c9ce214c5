import type { LumaPlane } from '../luma-plane.ts';
import { darkShare, type EdgeResponse } from './point-spread.ts';
import type { SymbolPose } from './symbol-pose.ts';

/** How a picture shows dark and light. */
export interface Optics {
  /** Grey levels of paper and bars. */
  readonly white: number;
  readonly black: number;
  readonly blur: EdgeResponse;
}

/** A stretch of modules: `from` up to, without, `to`. */
export interface ModuleRange {
  readonly from: number;
  readonly to: number;
}

/** Modules and rows of which one pixel sees something: of finer codes, and of what lies further away, too little to count. */
export const SEEN_MODULES = 6;
export const SEEN_ROWS = 5;
/** Rows and modules beyond the range whose pixels still see something of it. */
const BORDER = 1.2;

/** How dark each module of a symbol is taken for, 0–1, row by row. */
export interface ModuleGrid {
  /** Modules in a row. */
  readonly modules: number;
  readonly rows: number;
  readonly darkness: Float64Array;
}

/** Pixels of a picture and what they see of a symbol. */
export interface SeenPixels {
  readonly count: number;
  /** Coordinates of the pixels' centres. */
  readonly inModules: Float64Array;
  readonly inRows: Float64Array;
  /** 0 for paper, 1 for bars, somewhat beyond where the picture is brighter or darker. */
  readonly darkness: Float64Array;
  /** The first module and row that a pixel sees, which may lie outside the symbol. */
  readonly firstModule: Int32Array;
  readonly firstRow: Int32Array;
  /** How much it sees of that one and of the following, {@link SEEN_MODULES} and {@link SEEN_ROWS} a pixel. */
  readonly moduleShares: Float64Array;
  readonly rowShares: Float64Array;
}

/** The pixels that see something of the symbol's modules in `range`. */
export function seenPixels(full: LumaPlane, pose: SymbolPose, optics: Optics, range: ModuleRange): SeenPixels {
  const places = placesWithin(full, pose, optics, range);
  return { ...places, ...sharesOf(places, pose, optics.blur, 0, 0) };
}

type Places = Pick<SeenPixels, 'count' | 'inModules' | 'inRows' | 'darkness'>;
type Shares = Pick<SeenPixels, 'firstModule' | 'firstRow' | 'moduleShares' | 'rowShares'>;

/** What pixels see that lie `aside` modules to the right of these and `below` rows lower. */
export function sharesOf(places: Places, pose: SymbolPose, blur: EdgeResponse, aside: number, below: number): Shares {
  const { count } = places;
  const shares: Shares = {
    firstModule: new Int32Array(count),
    firstRow: new Int32Array(count),
    moduleShares: new Float64Array(count * SEEN_MODULES),
    rowShares: new Float64Array(count * SEEN_ROWS),
  };
  for (let pixel = 0; pixel < count; pixel += 1) {
    const module = (places.inModules[pixel] as number) + aside;
    const row = (places.inRows[pixel] as number) + below;
    shares.firstModule[pixel] = firstSeen(module, SEEN_MODULES);
    shares.firstRow[pixel] = firstSeen(row, SEEN_ROWS);
    writeShares(shares.moduleShares, pixel * SEEN_MODULES, SEEN_MODULES, module, pose.modulePx, blur);
    writeShares(shares.rowShares, pixel * SEEN_ROWS, SEEN_ROWS, row, pose.rowPx, blur);
  }
  return shares;
}

/** The first of `seen` modules (or rows) around a pixel centred at `place`. */
function firstSeen(place: number, seen: number): number {
  return Math.floor(place - seen / 2 + 0.5);
}

/** Writes how much a pixel centred at `place` sees of each of `seen` modules (or rows) of `sizePx` pixels. */
function writeShares(
  shares: Float64Array,
  at: number,
  seen: number,
  place: number,
  sizePx: number,
  blur: EdgeResponse,
): void {
  const first = firstSeen(place, seen);
  let before = darkShare(blur, (first - place) * sizePx);
  for (let index = 0; index < seen; index += 1) {
    const after = darkShare(blur, (first + index + 1 - place) * sizePx);
    shares[at + index] = after - before;
    before = after;
  }
}

/** How dark a pixel is that sees these shares of the grid's modules and rows, from the place `pixel` of the lists on; light beyond the symbol. */
export function seenDarkness({ modules, rows, darkness }: ModuleGrid, seen: Shares, pixel: number): number {
  const firstModule = seen.firstModule[pixel] as number;
  const firstRow = seen.firstRow[pixel] as number;
  const from = Math.max(0, -firstModule);
  const to = Math.min(SEEN_MODULES, modules - firstModule);
  const lastRow = Math.min(SEEN_ROWS, rows - firstRow);
  let dark = 0;
  for (let row = Math.max(0, -firstRow); row < lastRow; row += 1) {
    const start = (firstRow + row) * modules + firstModule;
    let inRow = 0;
    for (let module = from; module < to; module += 1) {
      inRow += (seen.moduleShares[pixel * SEEN_MODULES + module] as number) * (darkness[start + module] as number);
    }
    dark += (seen.rowShares[pixel * SEEN_ROWS + row] as number) * inRow;
  }
  return dark;
}

function placesWithin(full: LumaPlane, pose: SymbolPose, { white, black }: Optics, range: ModuleRange): Places {
  const xs = pose.outline.map(({ x }) => x);
  const ys = pose.outline.map(({ y }) => y);
  const marginPx = Math.ceil(BORDER * Math.max(pose.modulePx, pose.rowPx));
  const left = Math.max(0, Math.floor(Math.min(...xs)) - marginPx);
  const right = Math.min(full.widthPx, Math.ceil(Math.max(...xs)) + marginPx);
  const top = Math.max(0, Math.floor(Math.min(...ys)) - marginPx);
  const bottom = Math.min(full.heightPx, Math.ceil(Math.max(...ys)) + marginPx);
  const most = Math.max(0, right - left) * Math.max(0, bottom - top);
  const inModules = new Float64Array(most);
  const inRows = new Float64Array(most);
  const darkness = new Float64Array(most);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = pose.toSymbol;
  let count = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const [x, y] = [column + 0.5, row + 0.5];
      const w = g * x + h * y + 1;
      const module = (a * x + b * y + c) / w;
      const inRow = (d * x + e * y + f) / w;
      if (module < range.from - BORDER || module > range.to + BORDER) continue;
      if (inRow < -BORDER || inRow > pose.rows + BORDER) continue;
      inModules[count] = module;
      inRows[count] = inRow;
      darkness[count] = (white - (full.luma[row * full.widthPx + column] as number)) / (white - black);
      count += 1;
    }
  }
  return {
    count,
    inModules: inModules.subarray(0, count),
    inRows: inRows.subarray(0, count),
    darkness: darkness.subarray(0, count),
  };
}
