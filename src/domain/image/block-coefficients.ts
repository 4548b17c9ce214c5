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

/** One wave of the transform for each frequency, 64 values. Source: ISO/IEC 10918-1, A.3.3. */
const WAVES: readonly Float32Array[] = FREQUENCIES.map(([down, across]) =>
  Float32Array.from({ length: BLOCK_PX * BLOCK_PX }, (_, at) => {
    const [y, x] = [Math.floor(at / BLOCK_PX), at % BLOCK_PX];
    const scale = (frequency: number): number => (frequency === 0 ? Math.SQRT1_2 : 1) / 2;
    const wave = (frequency: number, place: number): number => Math.cos(((2 * place + 1) * frequency * Math.PI) / 16);
    return scale(down) * scale(across) * wave(down, y) * wave(across, x);
  }),
);

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
  const luma = new Float32Array(BLOCK_PX * BLOCK_PX);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const isWhole = loadLuma(image, grid.leftPx + column * stepPx, grid.topPx + row * stepPx, luma);
      const at = (row * columns + column) * FREQUENCY_COUNT;
      for (let index = 0; index < FREQUENCY_COUNT; index++) {
        values[at + index] = isWhole ? product(WAVES[index] as Float32Array, luma) : Number.NaN;
      }
    }
  }
  return { columns, rows, values };
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

function product(wave: Float32Array, luma: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < wave.length; at++) sum += (wave[at] as number) * (luma[at] as number);
  return sum;
}
