import type { Pixels } from './pixels.ts';

/** For each target position: where its taps start in the source, and their weights (`taps` a position, summing to 1). */
interface Kernel {
  readonly taps: number;
  readonly starts: Int32Array;
  readonly weights: Float64Array;
}

/** One plane of the result: a channel (0 red, 1 green, 2 blue; of a grey picture 0) of which every value v of 0–255 becomes `v * gain + offset`. */
export interface PlaneRequest {
  readonly channel: number;
  readonly gain: number;
  readonly offset: number;
}

/**
 * Scales a picture: enlarges it with the cubic kernel, shrinks it with a triangle wide enough that nothing aliases. Strong
 * shrinking averages whole blocks first, which costs less and looks the same. The result holds the planes asked for, one after the other.
 */
export function resizeToPlanes(
  pixels: Pixels,
  widthPx: number,
  heightPx: number,
  requests: readonly PlaneRequest[],
): Float32Array {
  const source = averageBlocks(pixels, Math.floor(pixels.widthPx / widthPx), Math.floor(pixels.heightPx / heightPx));
  const across = kernelOf(source.widthPx, widthPx);
  const down = kernelOf(source.heightPx, heightPx);
  const rows = resizeRows(source, across, widthPx);
  const [rowArea, area] = [widthPx * source.heightPx, widthPx * heightPx];
  const planes = new Float32Array(area * requests.length);
  requests.forEach((request, index) => {
    const from = rows.subarray(request.channel * rowArea, (request.channel + 1) * rowArea);
    resizeColumns(from, down, widthPx, request, planes.subarray(index * area, (index + 1) * area));
  });
  return planes;
}

/** The mean of every `blockWidth` × `blockHeight` pixels; what is left over at the right and at the bottom is dropped. */
export function averageBlocks(pixels: Pixels, blockWidth: number, blockHeight: number): Pixels {
  if (blockWidth < 2 && blockHeight < 2) return pixels;
  const { channels } = pixels;
  const across = Math.max(1, blockWidth);
  const down = Math.max(1, blockHeight);
  const widthPx = Math.floor(pixels.widthPx / across);
  const heightPx = Math.floor(pixels.heightPx / down);
  const data = new Uint8Array(widthPx * heightPx * channels);
  const sums = new Uint32Array(widthPx * channels);
  const share = 1 / (across * down);
  const addRow = channels === 1 ? addGreyRow : addColourRow;
  for (let y = 0; y < heightPx; y++) {
    sums.fill(0);
    for (let dy = 0; dy < down; dy++) addRow(pixels, y * down + dy, across, sums);
    const row = y * sums.length;
    for (let i = 0; i < sums.length; i++) data[row + i] = (sums[i] as number) * share + 0.5;
  }
  return { widthPx, heightPx, channels, data };
}

function addGreyRow({ data, widthPx }: Pixels, y: number, across: number, sums: Uint32Array): void {
  let from = y * widthPx;
  for (let to = 0; to < sums.length; to++) {
    let sum = 0;
    for (const end = from + across; from < end; from++) sum += data[from] as number;
    sums[to] = (sums[to] as number) + sum;
  }
}

function addColourRow(rgb: Pixels, y: number, across: number, sums: Uint32Array): void {
  const { data } = rgb;
  let from = y * rgb.widthPx * 3;
  for (let to = 0; to < sums.length; to += 3) {
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

/** Catmull-Rom, for enlarging: reaches less than 2 source pixels to either side. */
function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

/** For shrinking: half the reach of the cubic kernel, and the detector finds as much. */
function triangle(distance: number): number {
  return Math.max(0, 1 - Math.abs(distance));
}

function kernelOf(from: number, to: number): Kernel {
  const scale = from / to;
  return scale > 1 ? sampledKernel(from, to, triangle, scale) : sampledKernel(from, to, cubic, 2);
}

/** `reach` is how far `shape` extends to either side, in source pixels; a shape that shrinks is widened to one target pixel. */
function sampledKernel(from: number, to: number, shape: (distance: number) => number, reach: number): Kernel {
  const scale = from / to;
  const widening = Math.max(1, scale);
  const taps = Math.min(from, Math.ceil(2 * reach));
  const starts = new Int32Array(to);
  const weights = new Float64Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.max(0, Math.min(from - taps, Math.floor(centre - reach) + 1));
    starts[i] = start;
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) sum += shape((start + tap - centre) / widening);
    for (let tap = 0; tap < taps; tap++) weights[i * taps + tap] = shape((start + tap - centre) / widening) / sum;
  }
  return { taps, starts, weights };
}

/** Scales every row, and parts the channels into planes. */
function resizeRows(source: Pixels, kernel: Kernel, widthPx: number): Float32Array {
  return source.channels === 1 ? resizeGreyRows(source, kernel, widthPx) : resizeColourRows(source, kernel, widthPx);
}

function resizeGreyRows(source: Pixels, { taps, starts, weights }: Kernel, widthPx: number): Float32Array {
  const { data, heightPx } = source;
  const plane = new Float32Array(widthPx * heightPx);
  for (let row = 0, to = 0; to < plane.length; row += source.widthPx) {
    for (let x = 0, tap = 0; x < widthPx; x++, to++) {
      let from = row + (starts[x] as number);
      let sum = 0;
      for (const end = tap + taps; tap < end; tap++, from++) sum += (weights[tap] as number) * (data[from] as number);
      plane[to] = sum;
    }
  }
  return plane;
}

/** All three channels at once: a third faster than one after the other. */
function resizeColourRows(source: Pixels, { taps, starts, weights }: Kernel, widthPx: number): Float32Array {
  const { data, heightPx } = source;
  const area = widthPx * heightPx;
  const planes = new Float32Array(area * 3);
  let to = 0;
  for (let y = 0; y < heightPx; y++) {
    const row = y * source.widthPx * 3;
    for (let x = 0, tap = 0; x < widthPx; x++, to++) {
      let from = row + (starts[x] as number) * 3;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (const end = tap + taps; tap < end; tap++, from += 3) {
        const weight = weights[tap] as number;
        red += weight * (data[from] as number);
        green += weight * (data[from + 1] as number);
        blue += weight * (data[from + 2] as number);
      }
      planes[to] = red;
      planes[to + area] = green;
      planes[to + 2 * area] = blue;
    }
  }
  return planes;
}

/** Scales one plane down its columns; four rows a turn, so that the sums are loaded and stored seldom. */
function resizeColumns(
  rows: Float32Array,
  { taps, starts, weights }: Kernel,
  widthPx: number,
  { gain, offset }: PlaneRequest,
  target: Float32Array,
): void {
  target.fill(offset);
  const rowAt = (y: number, tap: number) => rows.subarray(((starts[y] as number) + Math.min(tap, taps - 1)) * widthPx);
  const weightAt = (y: number, tap: number) => (tap < taps ? (weights[y * taps + tap] as number) * gain : 0);
  for (let y = 0; y < starts.length; y++) {
    const to = target.subarray(y * widthPx, (y + 1) * widthPx);
    for (let tap = 0; tap < taps; tap += 4) {
      const [a, b, c, d] = [rowAt(y, tap), rowAt(y, tap + 1), rowAt(y, tap + 2), rowAt(y, tap + 3)];
      const [forA, forB, forC, forD] = [
        weightAt(y, tap),
        weightAt(y, tap + 1),
        weightAt(y, tap + 2),
        weightAt(y, tap + 3),
      ];
      for (let x = 0; x < widthPx; x++) {
        const upper = forA * (a[x] as number) + forB * (b[x] as number);
        to[x] = (to[x] as number) + upper + forC * (c[x] as number) + forD * (d[x] as number);
      }
    }
  }
}
