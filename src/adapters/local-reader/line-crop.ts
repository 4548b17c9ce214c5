import type { Pixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';

/** A box of a picture, resampled: `heightPx` × `widthPx` values, row by row. */
export interface CropRequest {
  readonly channel: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Every value v becomes `v * gain + offset`. */
  readonly gain: number;
  readonly offset: number;
}

const PHASES = 64;
const CUBIC_WEIGHTS = cubicWeights();
const MAX_SAMPLES_A_SIDE = 4;

/**
 * Samples one channel of `box` straight from the original pixels into `target` from `at` on. Enlarging uses the cubic kernel;
 * shrinking averages 2 × 2 and more linear samples per value, so that thin strokes survive. Outside the picture its edge goes on.
 */
export function cropBox(pixels: Pixels, box: RotatedBox, request: CropRequest, target: Float32Array, at: number): void {
  const { widthPx, heightPx, gain, offset } = request;
  const stepAlong = box.widthPx / widthPx;
  const stepDown = box.heightPx / heightPx;
  const samples = Math.min(MAX_SAMPLES_A_SIDE, Math.ceil(Math.max(stepAlong, stepDown) - 0.05));
  const sample = samples <= 1 ? cubicSample : linearSample;
  const perSide = Math.max(1, samples);
  const share = gain / (perSide * perSide);
  const alongX = box.directionX * stepAlong;
  const alongY = box.directionY * stepAlong;
  const downX = -box.directionY * stepDown;
  const downY = box.directionX * stepDown;
  const originX = box.centreX - (alongX * widthPx + downX * heightPx) / 2 - 0.5;
  const originY = box.centreY - (alongY * widthPx + downY * heightPx) / 2 - 0.5;
  let to = at;
  for (let row = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++) {
      let sum = 0;
      for (let i = 0; i < perSide; i++) {
        const down = row + (i + 0.5) / perSide;
        for (let j = 0; j < perSide; j++) {
          const along = column + (j + 0.5) / perSide;
          const x = originX + along * alongX + down * downX;
          const y = originY + along * alongY + down * downY;
          sum += sample(pixels, request.channel, x, y);
        }
      }
      target[to++] = sum * share + offset;
    }
  }
}

function clamp(value: number, end: number): number {
  return value < 0 ? 0 : value >= end ? end - 1 : value;
}

function linearSample(pixels: Pixels, channel: number, x: number, y: number): number {
  const { widthPx: width, heightPx: height, channels, data } = pixels;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const partX = x - left;
  const partY = y - top;
  const x0 = clamp(left, width) * channels + channel;
  const x1 = clamp(left + 1, width) * channels + channel;
  const row0 = clamp(top, height) * width * channels;
  const row1 = clamp(top + 1, height) * width * channels;
  const above = (data[row0 + x0] as number) * (1 - partX) + (data[row0 + x1] as number) * partX;
  const below = (data[row1 + x0] as number) * (1 - partX) + (data[row1 + x1] as number) * partX;
  return above * (1 - partY) + below * partY;
}

function cubicSample(pixels: Pixels, channel: number, x: number, y: number): number {
  const { widthPx: width, heightPx: height, channels, data } = pixels;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const phaseX = Math.floor((x - left) * PHASES) * 4;
  const phaseY = Math.floor((y - top) * PHASES) * 4;
  const x0 = clamp(left - 1, width) * channels + channel;
  const x1 = clamp(left, width) * channels + channel;
  const x2 = clamp(left + 1, width) * channels + channel;
  const x3 = clamp(left + 2, width) * channels + channel;
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    const row = clamp(top + i - 1, height) * width * channels;
    sum +=
      (CUBIC_WEIGHTS[phaseY + i] as number) *
      ((CUBIC_WEIGHTS[phaseX] as number) * (data[row + x0] as number) +
        (CUBIC_WEIGHTS[phaseX + 1] as number) * (data[row + x1] as number) +
        (CUBIC_WEIGHTS[phaseX + 2] as number) * (data[row + x2] as number) +
        (CUBIC_WEIGHTS[phaseX + 3] as number) * (data[row + x3] as number));
  }
  return sum;
}

/** Catmull-Rom weights of the four neighbours for each of 64 positions between two pixels. */
function cubicWeights(): Float32Array {
  const weights = new Float32Array(PHASES * 4);
  for (let phase = 0; phase < PHASES; phase++) {
    const t = (phase + 0.5) / PHASES;
    weights[phase * 4] = ((-0.5 * t + 1) * t - 0.5) * t;
    weights[phase * 4 + 1] = (1.5 * t - 2.5) * t * t + 1;
    weights[phase * 4 + 2] = ((-1.5 * t + 2) * t + 0.5) * t;
    weights[phase * 4 + 3] = (0.5 * t - 0.5) * t * t;
  }
  return weights;
}
