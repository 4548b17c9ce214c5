import type { DecodedImage } from './image-rules.ts';

/** Side of the blocks that JPEG transforms. Source: ISO/IEC 10918-1, A.1.1. */
export const BLOCK_PX = 8;

/** The frequencies that are looked at, down and across: the lowest ones, which survive compression. */
const FREQUENCIES = [
  [0, 1],
  [1, 0],
  [1, 1],
  [0, 2],
  [2, 0],
  [1, 2],
  [2, 1],
  [2, 2],
] as const;

/** How many frequencies are looked at. */
export const FREQUENCY_COUNT = FREQUENCIES.length;

/** How many waves are looked at in each direction, the constant one included. */
const WAVES = 3;
/** Where each frequency lies among the waves of a block. */
const WAVE_OF_FREQUENCY = FREQUENCIES.map(([down, across]) => down * WAVES + across);
/** A wave at a place, 0–7, with its scale. Source: ISO/IEC 10918-1, A.3.3. */
const wave = (frequency: number, place: number): number => Math.cos(((2 * place + 1) * frequency * Math.PI) / 16) / 2;
const MEAN = Math.SQRT1_2 / 2;
// The second half of each wave mirrors the first.
const [SLOW_0, SLOW_1, SLOW_2, SLOW_3] = [wave(1, 0), wave(1, 1), wave(1, 2), wave(1, 3)];
const [FAST_0, FAST_1] = [wave(2, 0), wave(2, 1)];

/** Where blocks begin: JPEG's grid starts at the first pixel, or, after the picture was turned, ends at the last. */
export interface BlockGrid {
  readonly leftPx: number;
  readonly topPx: number;
  /** Every so many blocks are looked at, in both directions. */
  readonly step: number;
}

/** The coefficients of some blocks of a picture. */
export interface BlockCoefficients {
  /** How many blocks a row and a column of the sample have. */
  readonly columns: number;
  readonly rows: number;
  /** {@link FREQUENCY_COUNT} values a block; NaN for all of a block with clipped pixels, which no longer fit any lattice. */
  readonly values: Float32Array;
}

/** Transforms the luma (ITU-R BT.601, as JFIF has it) of the blocks on a grid. */
export function blockCoefficients(image: DecodedImage, grid: BlockGrid): BlockCoefficients {
  const stepPx = BLOCK_PX * grid.step;
  const columns = Math.max(0, Math.floor((image.widthPx - grid.leftPx - BLOCK_PX) / stepPx) + 1);
  const rows = Math.max(0, Math.floor((image.heightPx - grid.topPx - BLOCK_PX) / stepPx) + 1);
  const values = new Float32Array(columns * rows * FREQUENCY_COUNT);
  const scratch = {
    luma: new Float32Array(BLOCK_PX * BLOCK_PX),
    rows: new Float32Array(WAVES * BLOCK_PX),
    waves: new Float32Array(WAVES * WAVES),
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const isWhole = loadLuma(image, grid.leftPx + column * stepPx, grid.topPx + row * stepPx, scratch.luma);
      const at = (row * columns + column) * FREQUENCY_COUNT;
      if (isWhole) transformBlock(scratch, values, at);
      else values.fill(Number.NaN, at, at + FREQUENCY_COUNT);
    }
  }
  return { columns, rows, values };
}

/** What the transform of one block works with: its luma, the waves of its rows, and of their columns. */
interface Scratch {
  readonly luma: Float32Array;
  readonly rows: Float32Array;
  readonly waves: Float32Array;
}

/** Writes the coefficients of the block to `values` from `at` on. */
function transformBlock({ luma, rows, waves }: Scratch, values: Float32Array, at: number): void {
  for (let y = 0; y < BLOCK_PX; y++) lowestWaves(luma, y * BLOCK_PX, rows, y, BLOCK_PX);
  for (let across = 0; across < WAVES; across++) lowestWaves(rows, across * BLOCK_PX, waves, across, WAVES);
  for (let index = 0; index < FREQUENCY_COUNT; index++) {
    values[at + index] = waves[WAVE_OF_FREQUENCY[index] as number] as number;
  }
}

/** False where a channel of a pixel is clipped. */
function loadLuma({ widthPx, rgb }: DecodedImage, left: number, top: number, luma: Float32Array): boolean {
  for (let y = 0; y < BLOCK_PX; y++) {
    let at = ((top + y) * widthPx + left) * 3;
    for (let x = 0; x < BLOCK_PX; x++, at += 3) {
      const red = rgb[at] as number;
      const green = rgb[at + 1] as number;
      const blue = rgb[at + 2] as number;
      if (Math.min(red, green, blue) === 0 || Math.max(red, green, blue) === 255) return false;
      luma[y * BLOCK_PX + x] = 0.299 * red + 0.587 * green + 0.114 * blue;
    }
  }
  return true;
}

/** The first {@link WAVES} of the cosine transform of eight values from `start` on, written to `to` from `first` on, `stride` apart. */
function lowestWaves(values: Float32Array, start: number, to: Float32Array, first: number, stride: number): void {
  const a = values[start] as number;
  const b = values[start + 1] as number;
  const c = values[start + 2] as number;
  const d = values[start + 3] as number;
  const e = values[start + 4] as number;
  const f = values[start + 5] as number;
  const g = values[start + 6] as number;
  const h = values[start + 7] as number;
  to[first] = MEAN * (a + b + c + d + e + f + g + h);
  to[first + stride] = SLOW_0 * (a - h) + SLOW_1 * (b - g) + SLOW_2 * (c - f) + SLOW_3 * (d - e);
  to[first + 2 * stride] = FAST_0 * (a + h - d - e) + FAST_1 * (b + g - c - f);
}
