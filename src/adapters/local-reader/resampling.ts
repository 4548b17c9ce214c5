import type { Pixels } from './pixels.ts';

/** For each target position: where its taps start in the source, and their weights (`taps` a position, summing to 1). */
interface Kernel {
  readonly taps: number;
  readonly starts: Int32Array;
  readonly weights: Float32Array;
}

/**
 * Scales an RGB picture with the cubic kernel, widened when it shrinks so that nothing aliases. Strong shrinking averages whole
 * blocks first, which costs less and looks the same. The result is float, 0–255, interleaved RGB.
 */
export function resizeRgb(rgb: Pixels, widthPx: number, heightPx: number): Float32Array {
  const source = averageBlocks(rgb, Math.floor(rgb.widthPx / widthPx), Math.floor(rgb.heightPx / heightPx));
  const across = cubicKernel(source.widthPx, widthPx);
  const down = cubicKernel(source.heightPx, heightPx);
  return resizeColumns(resizeRows(source, across, widthPx), down, widthPx * 3, heightPx);
}

function averageBlocks(rgb: Pixels, blockWidth: number, blockHeight: number): Pixels {
  if (blockWidth < 2 && blockHeight < 2) return rgb;
  const across = Math.max(1, blockWidth);
  const down = Math.max(1, blockHeight);
  const widthPx = Math.floor(rgb.widthPx / across);
  const heightPx = Math.floor(rgb.heightPx / down);
  const data = new Uint8Array(widthPx * heightPx * 3);
  const sums = new Uint32Array(widthPx * 3);
  const share = 1 / (across * down);
  for (let y = 0; y < heightPx; y++) {
    sums.fill(0);
    for (let dy = 0; dy < down; dy++) addRow(rgb, y * down + dy, across, widthPx, sums);
    const row = y * widthPx * 3;
    for (let i = 0; i < sums.length; i++) data[row + i] = (sums[i] as number) * share + 0.5;
  }
  return { widthPx, heightPx, channels: 3, data };
}

function addRow(rgb: Pixels, y: number, across: number, widthPx: number, sums: Uint32Array): void {
  const { data } = rgb;
  let from = y * rgb.widthPx * 3;
  for (let x = 0, to = 0; x < widthPx; x++, to += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let dx = 0; dx < across; dx++, from += 3) {
      red += data[from] as number;
      green += data[from + 1] as number;
      blue += data[from + 2] as number;
    }
    sums[to] = (sums[to] as number) + red;
    sums[to + 1] = (sums[to + 1] as number) + green;
    sums[to + 2] = (sums[to + 2] as number) + blue;
  }
}

function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

function cubicKernel(from: number, to: number): Kernel {
  const scale = from / to;
  const widening = Math.max(1, scale);
  const taps = Math.min(from, Math.ceil(4 * widening) + 1);
  const starts = new Int32Array(to);
  const weights = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.max(0, Math.min(from - taps, Math.ceil(centre - 2 * widening)));
    starts[i] = start;
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) sum += cubic((start + tap - centre) / widening);
    for (let tap = 0; tap < taps; tap++) weights[i * taps + tap] = cubic((start + tap - centre) / widening) / sum;
  }
  return { taps, starts, weights };
}

function resizeRows(source: Pixels, { taps, starts, weights }: Kernel, widthPx: number): Float32Array {
  const { data, heightPx } = source;
  const rows = new Float32Array(widthPx * heightPx * 3);
  let to = 0;
  for (let y = 0; y < heightPx; y++) {
    const row = y * source.widthPx * 3;
    for (let x = 0; x < widthPx; x++, to += 3) {
      let from = row + (starts[x] as number) * 3;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let tap = x * taps, end = tap + taps; tap < end; tap++, from += 3) {
        const weight = weights[tap] as number;
        red += weight * (data[from] as number);
        green += weight * (data[from + 1] as number);
        blue += weight * (data[from + 2] as number);
      }
      rows[to] = red;
      rows[to + 1] = green;
      rows[to + 2] = blue;
    }
  }
  return rows;
}

function resizeColumns(
  rows: Float32Array,
  { taps, starts, weights }: Kernel,
  stride: number,
  heightPx: number,
): Float32Array {
  const result = new Float32Array(stride * heightPx);
  for (let y = 0; y < heightPx; y++) {
    const to = y * stride;
    for (let tap = 0; tap < taps; tap++) {
      const weight = weights[y * taps + tap] as number;
      if (weight === 0) continue;
      const from = ((starts[y] as number) + tap) * stride;
      for (let i = 0; i < stride; i++)
        result[to + i] = (result[to + i] as number) + weight * (rows[from + i] as number);
    }
  }
  return result;
}
