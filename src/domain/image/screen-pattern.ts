import { fourierTransform } from './fourier.ts';
import type { DecodedImage } from './image-rules.ts';

/** How far a picture's spectrum stands out where the grid of a screen would put its peaks. */
export interface ScreenPattern {
  /** The strongest isolated peak over its surroundings, in natural logarithms of power: of luma, and of the difference of red and blue. */
  readonly lumaPeak: number;
  readonly colourPeak: number;
}

/** Side of the patches that are looked at. */
const PATCH_PX = 64;
const FEWEST_PATCHES = 8;
const MOST_PATCHES = 20;
/** Of all patches the flattest share: print and patterns have spectra of their own. */
const FLATTEST_SHARE = 0.4;
/** Patches with more burnt-out or black pixels tell nothing. */
const MOST_CLIPPED_SHARE = 0.3;

/** Slower waves than this are light and shade. */
const SLOWEST_WAVE = 8;
/** JPEG's blocks of 8 have waves of their own. */
const BLOCK_WAVE = PATCH_PX / 8;
/** The surroundings of a peak: rings at these distances; their upper quartile is what the peak has to stand out from. */
const NEAREST_RING = 3;
const FARTHEST_RING = 5;
const SURROUNDING_QUANTILE = 0.75;

const WINDOW = Float64Array.from(
  { length: PATCH_PX },
  (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / PATCH_PX),
);

/**
 * Looks for the regular grid of a screen's pixels, or its moiré, in the flattest parts of a picture: their spectra are averaged, and a grid that is
 * the same everywhere stays as an isolated peak where patterns of print smear out. Undefined where the picture has too few flat parts.
 * Takes about 5 ms whatever the size of the picture.
 */
export function measureScreenPattern(image: DecodedImage): ScreenPattern | undefined {
  const patches = flattestPatches(image);
  if (patches.length < FEWEST_PATCHES) return undefined;
  const { luma, colour } = meanSpectra(image, patches);
  return { lumaPeak: highestPeak(luma), colourPeak: highestPeak(colour) };
}

interface Patch {
  readonly x: number;
  readonly y: number;
  readonly variance: number;
}

function flattestPatches(image: DecodedImage): readonly Patch[] {
  const { widthPx, heightPx } = image;
  const patches: Patch[] = [];
  for (let y = 0; y + PATCH_PX <= heightPx; y += PATCH_PX) {
    for (let x = 0; x + PATCH_PX <= widthPx; x += PATCH_PX) {
      const variance = varianceOf(image, x, y);
      if (variance !== undefined) patches.push({ x, y, variance });
    }
  }
  const wanted = Math.max(FEWEST_PATCHES, Math.min(MOST_PATCHES, Math.floor(patches.length * FLATTEST_SHARE)));
  return patches.toSorted((a, b) => a.variance - b.variance).slice(0, wanted);
}

/** Of every fourth pixel; undefined where too many are clipped. */
function varianceOf({ widthPx, rgb }: DecodedImage, left: number, top: number): number | undefined {
  let [sum, squares, clipped, count] = [0, 0, 0, 0];
  for (let y = top; y < top + PATCH_PX; y += 2) {
    for (let x = left; x < left + PATCH_PX; x += 2) {
      const green = rgb[(y * widthPx + x) * 3 + 1] as number;
      sum += green;
      squares += green * green;
      count += 1;
      if (green > 250 || green < 8) clipped += 1;
    }
  }
  return clipped > MOST_CLIPPED_SHARE * count ? undefined : squares / count - (sum / count) ** 2;
}

const transform = fourierTransform(PATCH_PX);

interface Spectra {
  readonly luma: Float64Array;
  readonly colour: Float64Array;
}

/** Both are real, so one transform does for the two: green as the real part, the difference of red and blue as the imaginary one. */
function meanSpectra(image: DecodedImage, patches: readonly Patch[]): Spectra {
  const size = PATCH_PX * PATCH_PX;
  const [luma, colour] = [new Float64Array(size), new Float64Array(size)];
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  for (const patch of patches) {
    loadPatch(image, patch, real, imaginary);
    for (let row = 0; row < PATCH_PX; row++) transform(real, imaginary, row * PATCH_PX, 1);
    for (let column = 0; column < PATCH_PX; column++) transform(real, imaginary, column, PATCH_PX);
    addPowers({ luma, colour }, real, imaginary);
  }
  for (const sums of [luma, colour]) spreadMeans(sums, patches.length);
  return { luma, colour };
}

/** The bin of the same wave the other way, where the spectrum of anything real is the same. */
function mirroredBin(bin: number): number {
  const across = (PATCH_PX - (bin % PATCH_PX)) % PATCH_PX;
  return ((PATCH_PX - Math.floor(bin / PATCH_PX)) % PATCH_PX) * PATCH_PX + across;
}

/** Turns sums at the lower bin of each wave into means at both. */
function spreadMeans(sums: Float64Array, count: number): void {
  for (let at = 0; at < sums.length; at++) {
    const lower = Math.min(at, mirroredBin(at));
    sums[at] = lower < at ? (sums[lower] as number) : (sums[at] as number) / count;
  }
}

/** Adds the powers of one patch, each wave at the lower of its two bins. */
function addPowers({ luma, colour }: Spectra, real: Float64Array, imaginary: Float64Array): void {
  for (let at = 0; at < real.length; at++) {
    const mirrored = mirroredBin(at);
    if (mirrored < at) continue;
    const re = real[at] as number;
    const im = imaginary[at] as number;
    const mirroredRe = real[mirrored] as number;
    const mirroredIm = imaginary[mirrored] as number;
    luma[at] = (luma[at] as number) + logPower(re + mirroredRe, im - mirroredIm);
    colour[at] = (colour[at] as number) + logPower(im + mirroredIm, mirroredRe - re);
  }
}

function logPower(real: number, imaginary: number): number {
  return Math.log((real * real + imaginary * imaginary) / 4 + 1);
}

/** Less their means, and fading out towards the edges. */
function loadPatch({ widthPx, rgb }: DecodedImage, { x, y }: Patch, green: Float64Array, colour: Float64Array): void {
  let [greens, colours] = [0, 0];
  for (let at = 0; at < green.length; at++) {
    const pixel = ((y + Math.floor(at / PATCH_PX)) * widthPx + x + (at % PATCH_PX)) * 3;
    green[at] = rgb[pixel + 1] as number;
    colour[at] = (rgb[pixel] as number) - (rgb[pixel + 2] as number);
    greens += green[at] as number;
    colours += colour[at] as number;
  }
  for (let at = 0; at < green.length; at++) {
    const faded = (WINDOW[Math.floor(at / PATCH_PX)] as number) * (WINDOW[at % PATCH_PX] as number);
    green[at] = ((green[at] as number) - greens / green.length) * faded;
    colour[at] = ((colour[at] as number) - colours / colour.length) * faded;
  }
}

function highestPeak(spectrum: Float64Array): number {
  let highest = 0;
  for (let down = -PATCH_PX / 2 + 1; down < PATCH_PX / 2; down++) {
    for (let across = 0; across < PATCH_PX / 2; across++) {
      if (Math.hypot(across, down) < SLOWEST_WAVE || isBlockWave(across, down)) continue;
      const power = powerAt(spectrum, across, down);
      if (!isSummit(spectrum, across, down) || !standsOut(spectrum, across, down, power - highest)) continue;
      highest = power - surroundingOf(spectrum, across, down);
    }
  }
  return highest;
}

/** Whether none of the four bins beside it is higher. */
function isSummit(spectrum: Float64Array, across: number, down: number): boolean {
  const power = powerAt(spectrum, across, down);
  return (
    power >= powerAt(spectrum, across - 1, down) &&
    power >= powerAt(spectrum, across + 1, down) &&
    power >= powerAt(spectrum, across, down - 1) &&
    power >= powerAt(spectrum, across, down + 1)
  );
}

function isBlockWave(across: number, down: number): boolean {
  return across % BLOCK_WAVE === 0 && down % BLOCK_WAVE === 0;
}

function powerAt(spectrum: Float64Array, across: number, down: number): number {
  return spectrum[((down + PATCH_PX) % PATCH_PX) * PATCH_PX + ((across + PATCH_PX) % PATCH_PX)] as number;
}

/** The bins between the nearest and the farthest ring. */
const RING_BINS = (2 * FARTHEST_RING + 1) ** 2 - (2 * NEAREST_RING - 1) ** 2;

/** Bins of the surroundings that their upper quartile may not have above it. */
const MOST_BINS_ABOVE = RING_BINS - 1 - Math.floor(RING_BINS * SURROUNDING_QUANTILE);

/** Whether the surroundings' upper quartile is below `power`: counting takes a tenth of the time that sorting takes. */
function standsOut(spectrum: Float64Array, across: number, down: number, power: number): boolean {
  let notBelow = 0;
  for (let dy = -FARTHEST_RING; dy <= FARTHEST_RING; dy++) {
    for (let dx = -FARTHEST_RING; dx <= FARTHEST_RING; dx++) {
      if (Math.max(Math.abs(dx), Math.abs(dy)) < NEAREST_RING) continue;
      if (powerAt(spectrum, across + dx, down + dy) >= power) notBelow += 1;
    }
    if (notBelow > MOST_BINS_ABOVE) return false;
  }
  return true;
}

function surroundingOf(spectrum: Float64Array, across: number, down: number): number {
  const powers = new Float64Array(RING_BINS);
  let count = 0;
  for (let dy = -FARTHEST_RING; dy <= FARTHEST_RING; dy++) {
    for (let dx = -FARTHEST_RING; dx <= FARTHEST_RING; dx++) {
      if (Math.max(Math.abs(dx), Math.abs(dy)) >= NEAREST_RING)
        powers[count++] = powerAt(spectrum, across + dx, down + dy);
    }
  }
  return powers.sort()[Math.floor(RING_BINS * SURROUNDING_QUANTILE)] as number;
}
