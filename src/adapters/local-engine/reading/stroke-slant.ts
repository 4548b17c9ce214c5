import { cropBoxRoughly } from '../picture/box-crop.ts';
import type { Pixels } from '../picture/pixels.ts';
import type { RotatedBox } from '../picture/rotated-box.ts';

/** How upright strokes lean. */
export interface StrokeSlant {
  /** Pixels in reading direction for each pixel down. */
  readonly slant: number;
  /** The share (0–1) of the steep edges that lean so. */
  readonly agreement: number;
}

const HEIGHT_PX = 24;
/** Rows at top and bottom that lie outside the letters. */
const MARGIN_PX = 2;
const LEAST_WIDTH_PX = 8;
const MOST_SLANT = 0.6;
const BINS = 61;
/** Slants this many bins apart (0.08) still agree. */
const PEAK_REACH = 4;
const PEAK_KERNEL = [1, 3, 6, 9, 10, 9, 6, 3, 1] as const;
const LEAST_AGREEMENT = 0.15;

/**
 * How the upright strokes of a piece of print lean: the slant on which most of its steep edges agree, as stems are the commonest steep edges
 * of any script. Undefined where too few agree.
 */
export function strokeSlant(grey: Pixels, piece: RotatedBox): StrokeSlant | undefined {
  const widthPx = Math.floor((piece.widthPx * HEIGHT_PX) / piece.heightPx);
  if (widthPx < LEAST_WIDTH_PX) return undefined;
  const crop = new Float32Array(widthPx * HEIGHT_PX);
  cropBoxRoughly(grey, piece, { channel: 0, widthPx, heightPx: HEIGHT_PX, gain: 1, offset: 0 }, crop);
  const histogram = slantHistogram(crop, widthPx);
  const total = histogram.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return undefined;
  const { bin, weight } = peakOf(histogram);
  const agreement = weight / total;
  return agreement < LEAST_AGREEMENT ? undefined : { slant: ((2 * bin) / (BINS - 1) - 1) * MOST_SLANT, agreement };
}

/** The slants of all edges by how steep the change of light across them is (Sobel's operator, squared), from -0.6 to 0.6. */
function slantHistogram(crop: Float32Array, widthPx: number): Float64Array {
  const histogram = new Float64Array(BINS + 1);
  for (let row = MARGIN_PX; row < HEIGHT_PX - MARGIN_PX; row++) {
    for (let at = row * widthPx + 1; at < (row + 1) * widthPx - 1; at++) {
      const above = at - widthPx;
      const below = at + widthPx;
      const rising = (crop[above + 1] as number) - (crop[below - 1] as number);
      const falling = (crop[below + 1] as number) - (crop[above - 1] as number);
      const across = falling + rising + 2 * ((crop[at + 1] as number) - (crop[at - 1] as number));
      const down = falling - rising + 2 * ((crop[below] as number) - (crop[above] as number));
      const slant = -down / across;
      if (!(Math.abs(slant) < MOST_SLANT)) continue;
      const bin = ((slant + MOST_SLANT) / (2 * MOST_SLANT)) * (BINS - 1);
      const lower = Math.floor(bin);
      const weight = across * across;
      histogram[lower] = (histogram[lower] as number) + weight * (1 - bin + lower);
      histogram[lower + 1] = (histogram[lower + 1] as number) + weight * (bin - lower);
    }
  }
  return histogram;
}

/** Where the smoothed histogram is highest: the mean bin around it, and the weight in reach. */
function peakOf(histogram: Float64Array): { bin: number; weight: number } {
  let peak = 0;
  let highest = heightAt(histogram, peak);
  for (let at = 1; at < BINS; at++) {
    const height = heightAt(histogram, at);
    if (height <= highest) continue;
    peak = at;
    highest = height;
  }
  let weight = 0;
  let moment = 0;
  for (let at = Math.max(0, peak - PEAK_REACH); at <= Math.min(BINS - 1, peak + PEAK_REACH); at++) {
    weight += histogram[at] as number;
    moment += at * (histogram[at] as number);
  }
  return { bin: moment / weight, weight };
}

/** The histogram smoothed at one bin. */
function heightAt(histogram: Float64Array, at: number): number {
  let sum = 0;
  for (let index = Math.max(0, PEAK_REACH - at); index < PEAK_KERNEL.length; index++) {
    const bin = at + index - PEAK_REACH;
    if (bin < histogram.length) sum += (PEAK_KERNEL[index] as number) * (histogram[bin] as number);
  }
  return sum;
}
