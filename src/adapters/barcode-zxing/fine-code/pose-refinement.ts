import type { PixelPoint } from '../luma-plane.ts';
import { solveLinear } from './linear-equations.ts';
import { type EdgeResponse, edgeResponse } from './point-spread.ts';
import { type ModuleGrid, type Optics, type SeenPixels, seenDarkness, sharesOf } from './seen-pixels.ts';
import { type Corners, poseOf, project, projectionOf, type SymbolPose, symbolCorners } from './symbol-pose.ts';

/** How the symbol lies and how the picture shows it, as far as both are known. */
export interface Sight {
  readonly pose: SymbolPose;
  /** Grey levels of paper and bars. */
  readonly white: number;
  readonly black: number;
  /** Blur as the standard deviation in pixels. */
  readonly blurPx: number;
}

/** The optics of a sight. */
export function opticsOf({ white, black, blurPx }: Sight): Optics {
  return { white, black, blur: edgeResponse(blurPx) };
}

/** Two numbers a corner, offset and gain of the grey levels, blur. */
const UNKNOWNS = 11;
const OFFSET = 8;
const GAIN = 9;
const BLUR = 10;
/** Steps by which the slopes are measured: of a module, of a row, of a pixel. */
const STEP = 0.1;
const BLUR_STEP = 0.05;
/** What the blur may come to, in pixels. */
const LEAST_BLUR_PX = 0.1;
const MOST_BLUR_PX = 1.2;
/** A solution that moves a corner further, in modules or rows, has lost its way. */
const MOST_MOVE = 1.5;

/**
 * The sight that explains the picture better, given what the modules are taken for: one step of Gauss and Newton over the corners' places, the grey levels and
 * the blur. Also with some modules wrong, since thousands of pixels speak for eleven numbers. Nothing where it comes to no sensible step.
 */
export function refined(sight: Sight, pixels: SeenPixels, grid: ModuleGrid): Sight | undefined {
  const blur = edgeResponse(sight.blurPx);
  const here = expected(sight.pose, pixels, grid, blur, 0, 0);
  const aside = expected(sight.pose, pixels, grid, blur, STEP, 0);
  const below = expected(sight.pose, pixels, grid, blur, 0, STEP);
  const blurred = expected(sight.pose, pixels, grid, edgeResponse(sight.blurPx + BLUR_STEP), 0, 0);
  const matrix = new Float64Array(UNKNOWNS * UNKNOWNS);
  const right = new Float64Array(UNKNOWNS);
  const slopes = new Float64Array(UNKNOWNS);
  for (let pixel = 0; pixel < pixels.count; pixel += 1) {
    const dark = here[pixel] as number;
    writeCornerSlopes(
      slopes,
      sight.pose,
      pixels,
      pixel,
      (aside[pixel] as number) - dark,
      (below[pixel] as number) - dark,
    );
    slopes[OFFSET] = 1;
    slopes[GAIN] = dark;
    slopes[BLUR] = ((blurred[pixel] as number) - dark) / BLUR_STEP;
    addEquation(matrix, right, slopes, (pixels.darkness[pixel] as number) - dark);
  }
  mirrorUpperHalf(matrix);
  return moved(sight, solveLinear(matrix, right));
}

/** How a pixel's darkness changes with each corner's place, which shifts the pixels beside it more than those far away. */
function writeCornerSlopes(
  slopes: Float64Array,
  { modules, rows }: SymbolPose,
  { inModules, inRows }: SeenPixels,
  pixel: number,
  aside: number,
  below: number,
): void {
  const right = (inModules[pixel] as number) / modules;
  const down = (inRows[pixel] as number) / rows;
  for (let corner = 0; corner < 4; corner += 1) {
    const nearness = (corner === 1 || corner === 2 ? right : 1 - right) * (corner >= 2 ? down : 1 - down);
    slopes[2 * corner] = (nearness * aside) / STEP;
    slopes[2 * corner + 1] = (nearness * below) / STEP;
  }
}

/** Adds a pixel's equation to the normal equations, of which the upper half is enough. */
function addEquation(matrix: Float64Array, right: Float64Array, slopes: Float64Array, value: number): void {
  for (let row = 0; row < UNKNOWNS; row += 1) {
    const slope = slopes[row] as number;
    right[row] = (right[row] as number) + slope * value;
    for (let column = row; column < UNKNOWNS; column += 1) {
      matrix[row * UNKNOWNS + column] =
        (matrix[row * UNKNOWNS + column] as number) + slope * (slopes[column] as number);
    }
  }
}

function mirrorUpperHalf(matrix: Float64Array): void {
  for (let row = 1; row < UNKNOWNS; row += 1) {
    for (let column = 0; column < row; column += 1) {
      matrix[row * UNKNOWNS + column] = matrix[column * UNKNOWNS + row] as number;
    }
  }
}

function moved({ pose, white, black, blurPx }: Sight, step: Float64Array): Sight | undefined {
  const moves = step.subarray(0, OFFSET);
  if (!moves.every((move) => Math.abs(move) <= MOST_MOVE)) return undefined;
  const corners = symbolCorners(pose.modules, pose.rows);
  const shifted = corners.map(({ x, y }, corner) => ({
    x: x + (moves[2 * corner] as number),
    y: y + (moves[2 * corner + 1] as number),
  })) as [PixelPoint, PixelPoint, PixelPoint, PixelPoint];
  const toPicture = projectionOf(shifted, pose.outline);
  const outline = corners.map(({ x, y }) => project(toPicture, x, y)) as unknown as Corners;
  const contrast = white - black;
  const offset = step[OFFSET] as number;
  const gain = 1 + (step[GAIN] as number);
  return {
    pose: poseOf(outline, pose.modules, pose.rows),
    white: white - offset * contrast,
    black: white - (offset + gain) * contrast,
    blurPx: Math.min(MOST_BLUR_PX, Math.max(LEAST_BLUR_PX, blurPx + (step[BLUR] as number))),
  };
}

/** The darkness that the grid would show in each pixel if it lay `aside` modules further right and `below` rows further down. */
function expected(
  pose: SymbolPose,
  pixels: SeenPixels,
  grid: ModuleGrid,
  blur: EdgeResponse,
  aside: number,
  below: number,
): Float64Array {
  const shares = sharesOf(pixels, pose, blur, aside, below);
  const darkness = new Float64Array(pixels.count);
  for (let pixel = 0; pixel < pixels.count; pixel += 1) darkness[pixel] = seenDarkness(grid, shares, pixel);
  return darkness;
}
