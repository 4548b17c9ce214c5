import type { Box } from '../reading/geometry.ts';
import {
  BLOCK_PX,
  type BlockCoefficients,
  type BlockGrid,
  blockCoefficients,
  FREQUENCY_COUNT,
} from './block-coefficients.ts';
import type { DecodedImage } from './image-rules.ts';

/** How evenly a picture bears the marks of one JPEG compression. */
export interface CompressionLattice {
  /** Median over the picture's regions of how well their coefficients lie on the steps of the compression, 0–1. */
  readonly fit: number;
  /** The region that fits worst, its fit as a share of the median (below 0: between the steps), and where it is. */
  readonly worstFit: number;
  readonly worstBox: Box;
}

/** Blocks that are looked at, about; and first, to find the grid. */
const SAMPLED_BLOCKS = 16_000;
const PROBED_BLOCKS = 3_000;

/** Steps of quantisation that can be told from no step, and that leave anything of a picture. */
const FINEST_STEP = 3;
const COARSEST_STEP = 40;

/** Coefficients below this share of a step are rounded to none, wherever they came from. */
const TELLING_SHARE = 0.6;

/** A step is found when the coefficients of so many blocks lie on it this well (mean cosine of their phase). */
const FEWEST_COEFFICIENTS = 200;
const FOUND_FIT = 0.35;
/** A finer step fits whatever a coarser one fits that it divides, a little less well: the coarser counts while it fits nearly as well. */
const NEARLY = 0.9;

/** So many frequencies have to show a step, and the picture has to fit this well, before anything is said. */
const FEWEST_STEPS = 4;
const LEAST_FIT = 0.5;

/** Regions of so many blocks a side, and how many of them have to have telling coefficients. */
const REGION_BLOCKS = 6;
const FEWEST_BLOCKS = 10;

/**
 * Looks for what does not bear the marks of the compression that the rest of a picture went through: a JPEG leaves every coefficient on a step
 * of its quantisation, and what was painted or pasted in later lies anywhere between. Undefined where the picture shows no compression of
 * its own grid (never compressed, scaled since) or has too little structure. Takes about 10 ms whatever the size of the picture.
 * Source: Farid, "Exposing digital forgeries from JPEG ghosts", IEEE TIFS 4(1), 2009; Lukáš and Fridrich, DFRWS 2003.
 */
export function measureCompressionLattice(image: DecodedImage): CompressionLattice | undefined {
  const corner = cornersOf(image).find((each) => {
    const probe = blockCoefficients(image, { ...each, step: sampleStep(image, PROBED_BLOCKS) });
    return isFound(stepsOf(probe));
  });
  if (!corner) return undefined;
  const grid = { ...corner, step: sampleStep(image, SAMPLED_BLOCKS) };
  const coefficients = blockCoefficients(image, grid);
  const steps = stepsOf(coefficients);
  return isFound(steps) ? weighRegions(image, grid, coefficients, steps) : undefined;
}

function sampleStep({ widthPx, heightPx }: DecodedImage, wanted: number): number {
  return Math.max(1, Math.floor(Math.sqrt((widthPx * heightPx) / (BLOCK_PX * BLOCK_PX * wanted))));
}

function isFound(steps: readonly number[]): boolean {
  return steps.filter((each) => each > 0).length >= FEWEST_STEPS;
}

/** The grid starts at a corner of the picture, at one of the others where a camera's orientation has turned it. */
function cornersOf({ widthPx, heightPx }: DecodedImage): readonly { leftPx: number; topPx: number }[] {
  const lefts = [...new Set([0, widthPx % BLOCK_PX])];
  const tops = [...new Set([0, heightPx % BLOCK_PX])];
  return lefts.flatMap((leftPx) => tops.map((topPx) => ({ leftPx, topPx })));
}

/** The step of each frequency; 0 where none is found. */
function stepsOf({ values }: BlockCoefficients): readonly number[] {
  return Array.from({ length: FREQUENCY_COUNT }, (_, index) => {
    const sizes = sizesOf(values, index);
    let best = { step: 0, fit: FOUND_FIT };
    for (let step = FINEST_STEP; step <= COARSEST_STEP; step++) {
      const fit = fitOf(sizes, step);
      if (fit > best.fit * NEARLY && fit > FOUND_FIT) best = { step, fit: Math.max(fit, best.fit) };
    }
    return best.step;
  });
}

/** Coefficients are counted by their size in bins of this width; the largest are few, and their rounding is lost in the arithmetic. */
const BIN = 0.25;
const LARGEST_SIZE = 160;

function sizesOf(values: Float32Array, index: number): Uint32Array {
  const sizes = new Uint32Array(LARGEST_SIZE / BIN);
  for (let at = index; at < values.length; at += FREQUENCY_COUNT) {
    const bin = Math.round(Math.abs(values[at] as number) / BIN);
    if (bin < sizes.length) sizes[bin] = (sizes[bin] as number) + 1;
  }
  return sizes;
}

/** The cosine of each bin's phase, by step: every picture asks for all of them many times. */
const PHASE_COSINES = Array.from({ length: COARSEST_STEP + 1 }, (_, step) =>
  Float64Array.from({ length: LARGEST_SIZE / BIN }, (_, bin) => Math.cos((2 * Math.PI * bin * BIN) / step)),
);

/** Mean cosine of the phase of a frequency's telling coefficients: 1 on the steps, 0 anywhere. */
function fitOf(sizes: Uint32Array, step: number): number {
  const cosines = PHASE_COSINES[step] as Float64Array;
  let [sum, count] = [0, 0];
  for (let bin = Math.ceil((TELLING_SHARE * step) / BIN); bin < sizes.length; bin++) {
    const coefficients = sizes[bin] as number;
    if (coefficients === 0) continue;
    sum += coefficients * (cosines[bin] as number);
    count += coefficients;
  }
  return count < FEWEST_COEFFICIENTS ? 0 : sum / count;
}

interface Region {
  readonly fit: number;
  readonly column: number;
  readonly row: number;
}

function weighRegions(
  image: DecodedImage,
  grid: BlockGrid,
  coefficients: BlockCoefficients,
  steps: readonly number[],
): CompressionLattice | undefined {
  const fits = blockFits(coefficients, steps);
  const regions: Region[] = [];
  const stride = REGION_BLOCKS / 2;
  for (let row = 0; row + REGION_BLOCKS <= coefficients.rows; row += stride) {
    for (let column = 0; column + REGION_BLOCKS <= coefficients.columns; column += stride) {
      const fit = regionFit(fits, coefficients.columns, column, row);
      if (fit !== undefined) regions.push({ fit, column, row });
    }
  }
  const ordered = regions.toSorted((a, b) => a.fit - b.fit);
  const [worst, median] = [ordered[0], ordered[Math.floor(ordered.length / 2)]];
  if (!worst || !median || median.fit < LEAST_FIT) return undefined;
  return { fit: median.fit, worstFit: worst.fit / median.fit, worstBox: boxOf(worst, grid, image) };
}

/** How well each block lies on the steps; NaN for those without telling coefficients. */
function blockFits({ values }: BlockCoefficients, steps: readonly number[]): Float32Array {
  const fits = new Float32Array(values.length / FREQUENCY_COUNT);
  for (let block = 0; block < fits.length; block++) {
    let sum = 0;
    let count = 0;
    for (let index = 0; index < FREQUENCY_COUNT; index++) {
      const step = steps[index] as number;
      const value = values[block * FREQUENCY_COUNT + index] as number;
      if (step === 0 || !(Math.abs(value) >= TELLING_SHARE * step)) continue;
      sum += Math.cos((2 * Math.PI * value) / step);
      count += 1;
    }
    fits[block] = count === 0 ? Number.NaN : sum / count;
  }
  return fits;
}

function regionFit(fits: Float32Array, columns: number, left: number, top: number): number | undefined {
  let [sum, count] = [0, 0];
  for (let row = top; row < top + REGION_BLOCKS; row++) {
    for (let column = left; column < left + REGION_BLOCKS; column++) {
      const fit = fits[row * columns + column] as number;
      if (Number.isNaN(fit)) continue;
      sum += fit;
      count += 1;
    }
  }
  return count < FEWEST_BLOCKS ? undefined : sum / count;
}

function boxOf({ column, row }: Region, { leftPx, topPx, step }: BlockGrid, { widthPx, heightPx }: DecodedImage): Box {
  const sidePx = REGION_BLOCKS * step * BLOCK_PX;
  return {
    left: (leftPx + column * step * BLOCK_PX) / widthPx,
    top: (topPx + row * step * BLOCK_PX) / heightPx,
    width: Math.min(1, sidePx / widthPx),
    height: Math.min(1, sidePx / heightPx),
  };
}
