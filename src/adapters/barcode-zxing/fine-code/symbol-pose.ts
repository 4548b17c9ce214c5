import type { PixelPoint } from '../luma-plane.ts';
import { solveLinear } from './linear-equations.ts';

/** Four corners in the order upper left, upper right, lower right, lower left, as the code is read. */
export type Corners = readonly [PixelPoint, PixelPoint, PixelPoint, PixelPoint];

/** A projective map of the plane: x' = (a x + b y + c) / (g x + h y + 1), y' = (d x + e y + f) / (g x + h y + 1), in the order a to h. */
export type Projection = Float64Array;

/** How a PDF417 symbol of known size lies on a picture. */
export interface SymbolPose {
  /** Modules in a row, with start and stop pattern. */
  readonly modules: number;
  readonly rows: number;
  /** The outline without quiet zone, in pixels of the picture; a pixel's centre has coordinates ending in .5. */
  readonly outline: Corners;
  /** From the picture's pixels to modules (0 at the left edge of the start pattern) and rows (0 at the upper edge). */
  readonly toSymbol: Projection;
  /** Mean width of a module in pixels. */
  readonly modulePx: number;
  /** Mean height of a row in pixels. */
  readonly rowPx: number;
}

/** The pose of a symbol of so many modules and rows with this outline. */
export function poseOf(outline: Corners, modules: number, rows: number): SymbolPose {
  const [a, b, c, d] = outline;
  return {
    modules,
    rows,
    outline,
    toSymbol: projectionOf(outline, symbolCorners(modules, rows)),
    modulePx: (distance(a, b) + distance(d, c)) / (2 * modules),
    rowPx: (distance(a, d) + distance(b, c)) / (2 * rows),
  };
}

/** The corners of a symbol in its own modules and rows. */
export function symbolCorners(modules: number, rows: number): Corners {
  return [
    { x: 0, y: 0 },
    { x: modules, y: 0 },
    { x: modules, y: rows },
    { x: 0, y: rows },
  ];
}

/** The projection that takes each corner of `from` to that of `to`. */
export function projectionOf(from: Corners, to: Corners): Projection {
  const matrix = new Float64Array(64);
  const right = new Float64Array(8);
  from.forEach(({ x, y }, corner) => {
    const target = to[corner] as PixelPoint;
    matrix.set([x, y, 1, 0, 0, 0, -target.x * x, -target.x * y], corner * 16);
    matrix.set([0, 0, 0, x, y, 1, -target.y * x, -target.y * y], corner * 16 + 8);
    right.set([target.x, target.y], corner * 2);
  });
  return solveLinear(matrix, right);
}

/** Where a projection takes a point. */
export function project(projection: Projection, x: number, y: number): PixelPoint {
  const [a, b, c, d, e, f, g, h] = projection as unknown as CoefficientList;
  const w = g * x + h * y + 1;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

type CoefficientList = readonly [number, number, number, number, number, number, number, number];

function distance(one: PixelPoint, other: PixelPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
