import type { Pixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';

/** A box of a picture, resampled: `heightPx` × `widthPx` values, row by row. */
export interface CropRequest {
  /** Which of the picture's channels, from 0. */
  readonly channel: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Every value v becomes `v * gain + offset`. */
  readonly gain: number;
  readonly offset: number;
}

/** Where the crop's values lie on the picture: the first one, and one step along its row and down its column. */
interface Grid {
  readonly originX: number;
  readonly originY: number;
  readonly alongX: number;
  readonly alongY: number;
  readonly downX: number;
  readonly downY: number;
}

const PHASES = 64;
const CUBIC_WEIGHTS = cubicWeights();
const MAX_SAMPLES_A_SIDE = 4;

/**
 * Samples one channel of `box` straight from the original pixels into `target` from `at` on. Enlarging uses the cubic kernel;
 * shrinking averages 2 × 2 and more linear samples per value, so that thin strokes survive. Outside the picture its edge goes on.
 */
export function cropBox(pixels: Pixels, box: RotatedBox, request: CropRequest, target: Float32Array, at: number): void {
  const { widthPx, heightPx } = request;
  const shrinking = Math.max(box.widthPx / widthPx, box.heightPx / heightPx);
  const samples = Math.max(1, Math.min(MAX_SAMPLES_A_SIDE, Math.ceil(shrinking - 0.05)));
  const grid = gridOf(box, widthPx * samples, heightPx * samples);
  if (samples === 1) sampleCubic(pixels, grid, request, target, at);
  else sampleLinear(pixels, grid, samples, request, target, at);
}

/** The centres of `columns` × `rows` equal cells of the box, in pixel indices. */
function gridOf(box: RotatedBox, columns: number, rows: number): Grid {
  const stepAlong = box.widthPx / columns;
  const stepDown = box.heightPx / rows;
  const alongX = box.directionX * stepAlong;
  const alongY = box.directionY * stepAlong;
  const downX = -box.directionY * stepDown;
  const downY = box.directionX * stepDown;
  return {
    originX: box.centreX - (alongX * (columns - 1) + downX * (rows - 1)) / 2 - 0.5,
    originY: box.centreY - (alongY * (columns - 1) + downY * (rows - 1)) / 2 - 0.5,
    alongX,
    alongY,
    downX,
    downY,
  };
}

function clamp(value: number, end: number): number {
  return value < 0 ? 0 : value >= end ? end - 1 : value;
}

function sampleLinear(
  pixels: Pixels,
  grid: Grid,
  samples: number,
  { channel, widthPx, heightPx, gain, offset }: CropRequest,
  target: Float32Array,
  at: number,
): void {
  const { widthPx: width, heightPx: height, channels, data } = pixels;
  const stride = width * channels;
  const share = gain / (samples * samples);
  target.fill(offset, at, at + widthPx * heightPx);
  for (let row = 0; row < heightPx * samples; row++) {
    const start = at + Math.floor(row / samples) * widthPx;
    let x = grid.originX + row * grid.downX;
    let y = grid.originY + row * grid.downY;
    for (let column = 0; column < widthPx * samples; column++, x += grid.alongX, y += grid.alongY) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      const x0 = clamp(left, width) * channels + channel;
      const x1 = clamp(left + 1, width) * channels + channel;
      const row0 = clamp(top, height) * stride;
      const row1 = clamp(top + 1, height) * stride;
      const partX = x - left;
      const above = (data[row0 + x0] as number) * (1 - partX) + (data[row0 + x1] as number) * partX;
      const below = (data[row1 + x0] as number) * (1 - partX) + (data[row1 + x1] as number) * partX;
      const to = start + ((column / samples) | 0);
      target[to] = (target[to] as number) + (above + (below - above) * (y - top)) * share;
    }
  }
}

function sampleCubic(
  pixels: Pixels,
  grid: Grid,
  { channel, widthPx, heightPx, gain, offset }: CropRequest,
  target: Float32Array,
  at: number,
): void {
  const { widthPx: width, heightPx: height, channels, data } = pixels;
  const stride = width * channels;
  let to = at;
  for (let row = 0; row < heightPx; row++) {
    let x = grid.originX + row * grid.downX;
    let y = grid.originY + row * grid.downY;
    for (let column = 0; column < widthPx; column++, x += grid.alongX, y += grid.alongY) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      const across = ((x - left) * PHASES) << 2;
      const a = CUBIC_WEIGHTS[across] as number;
      const b = CUBIC_WEIGHTS[across + 1] as number;
      const c = CUBIC_WEIGHTS[across + 2] as number;
      const d = CUBIC_WEIGHTS[across + 3] as number;
      const x0 = clamp(left - 1, width) * channels + channel;
      const x1 = clamp(left, width) * channels + channel;
      const x2 = clamp(left + 1, width) * channels + channel;
      const x3 = clamp(left + 2, width) * channels + channel;
      const down = ((y - top) * PHASES) << 2;
      let sum = 0;
      for (let i = 0; i < 4; i++) {
        const from = clamp(top + i - 1, height) * stride;
        const taps =
          a * (data[from + x0] as number) +
          b * (data[from + x1] as number) +
          c * (data[from + x2] as number) +
          d * (data[from + x3] as number);
        sum += (CUBIC_WEIGHTS[down + i] as number) * taps;
      }
      target[to++] = sum * gain + offset;
    }
  }
}

/** Catmull-Rom weights of the four neighbours for each of 64 positions between two pixels. */
function cubicWeights(): Float64Array {
  const weights = new Float64Array(PHASES * 4);
  for (let phase = 0; phase < PHASES; phase++) {
    const t = (phase + 0.5) / PHASES;
    weights[phase * 4] = ((-0.5 * t + 1) * t - 0.5) * t;
    weights[phase * 4 + 1] = (1.5 * t - 2.5) * t * t + 1;
    weights[phase * 4 + 2] = ((-1.5 * t + 2) * t + 0.5) * t;
    weights[phase * 4 + 3] = (0.5 * t - 0.5) * t * t;
  }
  return weights;
}
