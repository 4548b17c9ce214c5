import { cutOut, type LumaPlane, type TurnedRectangle } from './luma-plane.ts';

/**
 * Bars are strong edges that all run one way: a cell of the picture is bar-like when its gradients are strong (mean square of
 * grey levels a pixel) and agree in direction (coherence of the structure tensor, 0–1). Print has weaker or mixed gradients.
 */
const LEAST_ENERGY = 250;
const LEAST_COHERENCE = 0.45;
/** Neighbouring cells of one code differ at most by this in direction: 15°. */
const MOST_BEND = Math.PI / 12;
/** Smaller patches are letters, frames and noise. */
const LEAST_CELLS = 6;
/** Shorter patches, across the bars, are edges of cards and rules: every code has many bars. */
const LEAST_LENGTH_CELLS = 4;
/** The share of its rectangle that a patch fills: a code is solid, a guilloche or a row of print has holes. */
const LEAST_FILL = 0.4;

/** The texture of one square cell of the picture. */
interface Cell {
  readonly column: number;
  readonly row: number;
  readonly energy: number;
  /** Direction across the bars, modulo a half turn, in radians. */
  readonly angle: number;
}

interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cellPx: number;
  /** Bar-like cells by `row * columns + column`; `undefined` where the picture is not bar-like. */
  readonly cells: readonly (Cell | undefined)[];
}

/**
 * The places that look like bars (linear codes and PDF417), strongest first, at most `limit`: each upright in its own frame,
 * with a margin for the quiet zone.
 */
export function findBarTexture(plane: LumaPlane, limit: number): readonly TurnedRectangle[] {
  const grid = measureCells(plane);
  return patchesOf(grid)
    .filter((patch) => patch.length >= LEAST_CELLS)
    .map((patch) => ({ patch, rectangle: rectangleAround(patch, grid.cellPx) }))
    .filter(({ rectangle }) => rectangle.length >= LEAST_LENGTH_CELLS * grid.cellPx)
    .filter(({ patch, rectangle }) => fill(patch, rectangle, grid.cellPx) >= LEAST_FILL)
    .sort((one, other) => energyOf(other.patch) - energyOf(one.patch))
    .slice(0, limit)
    .map(({ rectangle }) => withMargin(rectangle, grid.cellPx));
}

function fill(patch: readonly Cell[], { length, breadth }: TurnedRectangle, cellPx: number): number {
  return (patch.length * cellPx * cellPx) / (length * breadth);
}

function energyOf(patch: readonly Cell[]): number {
  return patch.reduce((sum, cell) => sum + cell.energy, 0);
}

function measureCells(plane: LumaPlane): CellGrid {
  const cellPx = Math.min(24, Math.max(8, Math.round(Math.max(plane.widthPx, plane.heightPx) / 80)));
  const columns = Math.floor((plane.widthPx - 1) / cellPx);
  const rows = Math.floor((plane.heightPx - 1) / cellPx);
  const cells: (Cell | undefined)[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) cells.push(barLikeCell(plane, column, row, cellPx));
  }
  return { columns, rows, cellPx, cells };
}

function barLikeCell(plane: LumaPlane, column: number, row: number, cellPx: number): Cell | undefined {
  const { xx, yy, xy } = structureTensor(plane, column * cellPx, row * cellPx, cellPx, cellPx);
  const energy = (xx + yy) / (cellPx * cellPx);
  if (energy < LEAST_ENERGY || Math.hypot(xx - yy, 2 * xy) < LEAST_COHERENCE * (xx + yy)) return undefined;
  return { column, row, energy, angle: Math.atan2(2 * xy, xx - yy) / 2 };
}

/**
 * Sums of the products of the gradients over a part of the picture. The gradients span 2 × 2 pixels: wider ones are blind to
 * bars of one pixel, and ones that share a pixel between both directions take noise for a slant.
 */
function structureTensor(
  { luma, widthPx }: LumaPlane,
  left: number,
  top: number,
  width: number,
  height: number,
): { readonly xx: number; readonly yy: number; readonly xy: number } {
  let [xx, yy, xy] = [0, 0, 0];
  for (let y = top; y < top + height; y += 1) {
    const start = y * widthPx + left;
    for (let at = start; at < start + width; at += 1) {
      const falling = (luma[at + widthPx + 1] ?? 0) - (luma[at] ?? 0);
      const rising = (luma[at + 1] ?? 0) - (luma[at + widthPx] ?? 0);
      const dx = (falling + rising) / 2;
      const dy = (falling - rising) / 2;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  }
  return { xx, yy, xy };
}

/** The middle of a place, without quiet zone and neighbours, as shares of its length and breadth. */
const MIDDLE = { length: 0.75, breadth: 0.6 };
/** Coherence of the middle: that of print is 0.2 to 0.5, that of codes at least 0.4. */
const LEAST_PLACE_COHERENCE = 0.3;

/**
 * `place` with its angle measured again on its straightened cutting, or nothing where its middle turns out not to be bars. Gradients of
 * fine bars lean towards the nearer axis (by 4° at 20°), and the closer the bars are to upright, the less.
 */
export function straightened(plane: LumaPlane, place: TurnedRectangle): TurnedRectangle | undefined {
  const { plane: cutting } = cutOut(plane, place, 1);
  if (coherenceOfMiddle(cutting) < LEAST_PLACE_COHERENCE) return undefined;
  const { xx, yy, xy } = structureTensor(cutting, 0, 0, cutting.widthPx - 1, cutting.heightPx - 1);
  return { ...place, angle: place.angle + Math.atan2(2 * xy, xx - yy) / 2 };
}

function coherenceOfMiddle(cutting: LumaPlane): number {
  const width = Math.floor(cutting.widthPx * MIDDLE.length) - 1;
  const height = Math.floor(cutting.heightPx * MIDDLE.breadth) - 1;
  const left = (cutting.widthPx - width) >> 1;
  const top = (cutting.heightPx - height) >> 1;
  const { xx, yy, xy } = structureTensor(cutting, left, top, width, height);
  return xx + yy === 0 ? 0 : Math.hypot(xx - yy, 2 * xy) / (xx + yy);
}

/** Groups bar-like cells that lie within two cells of each other and run the same way. */
function patchesOf(grid: CellGrid): Cell[][] {
  const left = new Set(grid.cells.filter((cell) => cell !== undefined));
  const patches: Cell[][] = [];
  for (const seed of left) {
    left.delete(seed);
    const patch = [seed];
    for (const cell of patch) {
      for (const neighbour of neighboursOf(cell, grid)) {
        if (bend(neighbour.angle, seed.angle) <= MOST_BEND && left.delete(neighbour)) patch.push(neighbour);
      }
    }
    patches.push(patch);
  }
  return patches;
}

const REACH = 2;

function neighboursOf(cell: Cell, grid: CellGrid): Cell[] {
  const found: Cell[] = [];
  for (let row = Math.max(0, cell.row - REACH); row <= Math.min(grid.rows - 1, cell.row + REACH); row += 1) {
    for (let column = cell.column - REACH; column <= cell.column + REACH; column += 1) {
      if (column < 0 || column >= grid.columns) continue;
      const neighbour = grid.cells[row * grid.columns + column];
      if (neighbour) found.push(neighbour);
    }
  }
  return found;
}

/** The angle between two directions that are each known modulo a half turn, 0 to π/2. */
function bend(one: number, other: number): number {
  const difference = Math.abs(one - other) % Math.PI;
  return Math.min(difference, Math.PI - difference);
}

/** The smallest rectangle along the patch's own direction that holds its cells. */
function rectangleAround(patch: readonly Cell[], cellPx: number): TurnedRectangle {
  const angle = meanAngle(patch);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const centres = patch.map((cell) => ({ x: (cell.column + 0.5) * cellPx, y: (cell.row + 0.5) * cellPx }));
  const along = extent(centres.map(({ x, y }) => x * cos + y * sin));
  const across = extent(centres.map(({ x, y }) => y * cos - x * sin));
  return {
    centreX: along.middle * cos - across.middle * sin,
    centreY: along.middle * sin + across.middle * cos,
    length: along.size + cellPx,
    breadth: across.size + cellPx,
    angle,
  };
}

/** Room for the quiet zone and the edge cells that were only half bars: two cells on every side. */
function withMargin(rectangle: TurnedRectangle, cellPx: number): TurnedRectangle {
  const margin = 4 * cellPx;
  return { ...rectangle, length: rectangle.length + margin, breadth: rectangle.breadth + margin };
}

/** Directions modulo a half turn are averaged at twice their angle. */
function meanAngle(patch: readonly Cell[]): number {
  const sine = patch.reduce((sum, cell) => sum + cell.energy * Math.sin(2 * cell.angle), 0);
  const cosine = patch.reduce((sum, cell) => sum + cell.energy * Math.cos(2 * cell.angle), 0);
  return Math.atan2(sine, cosine) / 2;
}

function extent(values: readonly number[]): { readonly middle: number; readonly size: number } {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return { middle: (least + most) / 2, size: most - least };
}
