import { CUBIC_PHASES, CUBIC_WEIGHTS } from './cubic-kernel.ts';
import type { Pixels } from './pixels.ts';
import { type CropRequest, clamp, type SamplingGrid } from './sampling-grid.ts';

/** Four places and weights a sample. */
interface CubicTaps {
  readonly places: Int32Array;
  readonly weights: Float64Array;
}

/** Samples with the cubic kernel at any angle: 16 pixels a value. Outside the picture its edge goes on. */
export function sampleCubic(
  pixels: Pixels,
  grid: SamplingGrid,
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
      const across = ((x - left) * CUBIC_PHASES) << 2;
      const a = CUBIC_WEIGHTS[across] as number;
      const b = CUBIC_WEIGHTS[across + 1] as number;
      const c = CUBIC_WEIGHTS[across + 2] as number;
      const d = CUBIC_WEIGHTS[across + 3] as number;
      const x0 = clamp(left - 1, width) * channels + channel;
      const x1 = clamp(left, width) * channels + channel;
      const x2 = clamp(left + 1, width) * channels + channel;
      const x3 = clamp(left + 2, width) * channels + channel;
      const down = ((y - top) * CUBIC_PHASES) << 2;
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

/**
 * {@link sampleCubic} where the box lies level with the picture: along the rows first, then down the columns, which is less than
 * half the work and gives the same values.
 */
export function sampleCubicLevel(
  pixels: Pixels,
  { originX, originY, alongX, downY }: SamplingGrid,
  { channel, widthPx, heightPx, gain, offset }: CropRequest,
  target: Float32Array,
  at: number,
): void {
  const across = cubicTaps(originX, alongX, widthPx, pixels.widthPx);
  const down = cubicTaps(originY, downY, heightPx, pixels.heightPx);
  // Of a box that stands upside down the last values come from the first rows.
  const firstRow = Math.min(down.places[0] as number, down.places.at(-4) as number);
  const lastRow = Math.max(down.places[3] as number, down.places.at(-1) as number);
  const rows = blendAlong(pixels, channel, across, firstRow, lastRow);
  for (let tap = 0, to = at; tap < down.places.length; tap += 4) {
    let rowA = ((down.places[tap] as number) - firstRow) * widthPx;
    let rowB = ((down.places[tap + 1] as number) - firstRow) * widthPx;
    let rowC = ((down.places[tap + 2] as number) - firstRow) * widthPx;
    let rowD = ((down.places[tap + 3] as number) - firstRow) * widthPx;
    const a = down.weights[tap] as number;
    const b = down.weights[tap + 1] as number;
    const c = down.weights[tap + 2] as number;
    const d = down.weights[tap + 3] as number;
    for (const end = to + widthPx; to < end; to++) {
      const upper = a * (rows[rowA++] as number) + b * (rows[rowB++] as number);
      const lower = c * (rows[rowC++] as number) + d * (rows[rowD++] as number);
      target[to] = (upper + lower) * gain + offset;
    }
  }
}

/** The rows from `first` to `last`, sampled along their length. */
function blendAlong(
  { widthPx, channels, data }: Pixels,
  channel: number,
  { places, weights }: CubicTaps,
  first: number,
  last: number,
): Float64Array {
  const rows = new Float64Array(((last - first + 1) * places.length) / 4);
  for (let to = 0, row = first * widthPx; to < rows.length; row += widthPx) {
    for (let tap = 0; tap < places.length; to++) {
      let sum = 0;
      for (const end = tap + 4; tap < end; tap++) {
        const from = (row + (places[tap] as number)) * channels + channel;
        sum += (weights[tap] as number) * (data[from] as number);
      }
      rows[to] = sum;
    }
  }
  return rows;
}

/** The four pixels of a row or column of `size` that each of `count` samples is made of, and their weights. */
function cubicTaps(origin: number, step: number, count: number, size: number): CubicTaps {
  const places = new Int32Array(count * 4);
  const weights = new Float64Array(count * 4);
  for (let i = 0, at = origin; i < count * 4; i += 4, at += step) {
    const before = Math.floor(at);
    const phase = ((at - before) * CUBIC_PHASES) << 2;
    for (let tap = 0; tap < 4; tap++) {
      places[i + tap] = clamp(before + tap - 1, size);
      weights[i + tap] = CUBIC_WEIGHTS[phase + tap] as number;
    }
  }
  return { places, weights };
}
