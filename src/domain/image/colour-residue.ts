import { emptyHistogram, quantileOf } from './histogram.ts';
import type { DecodedImage } from './image-rules.ts';

/** Pixels that are looked at, about. */
const SAMPLES = 40_000;

/** A picture without light and shade shows neither a document nor a copy of one: luma between its darkest and brightest fiftieth. */
const LEAST_CONTRAST = 32;

/** Smaller residues are noise; the share of pixels that stay below the answer. */
const SHARE = 0.95;

/**
 * How much colour a picture has beyond one tint (0–255): what is left of the colour differences (ITU-R BT.601) when those that follow the light
 * are taken away. A copy in black and white has none left, under whatever lamp it was photographed. Undefined for a picture of one even tone.
 */
export function measureColourResidue(image: DecodedImage): number | undefined {
  const samples = sampledColours(image);
  if (contrastOf(samples) < LEAST_CONTRAST) return undefined;
  const residues = emptyHistogram();
  countResidues(samples, tintOf(samples, 1), tintOf(samples, 2), residues);
  return quantileOf(residues, SHARE);
}

function countResidues(samples: Float32Array, blue: Tint, red: Tint, residues: Uint32Array): void {
  for (let at = 0; at < samples.length; at += 3) {
    const light = samples[at] as number;
    const bluish = (samples[at + 1] as number) - blue.offset - blue.slope * light;
    const reddish = (samples[at + 2] as number) - red.offset - red.slope * light;
    const bin = Math.min(255, Math.round(Math.sqrt(bluish * bluish + reddish * reddish)));
    residues[bin] = (residues[bin] as number) + 1;
  }
}

function contrastOf(samples: Float32Array): number {
  const tones = emptyHistogram();
  for (let at = 0; at < samples.length; at += 3) {
    const tone = Math.round(samples[at] as number);
    tones[tone] = (tones[tone] as number) + 1;
  }
  return quantileOf(tones, 0.98) - quantileOf(tones, 0.02);
}

/** Luma and both colour differences of pixels on a sparse grid, each averaged over 2 × 2 pixels, which takes off much of the noise. */
function sampledColours({ widthPx, heightPx, rgb }: DecodedImage): Float32Array {
  const step = Math.max(2, Math.floor(Math.sqrt((widthPx * heightPx) / SAMPLES)));
  const samples = new Float32Array(3 * Math.ceil(widthPx / step) * Math.ceil(heightPx / step));
  let count = 0;
  for (let y = 0; y + 1 < heightPx; y += step) {
    for (let x = 0; x + 1 < widthPx; x += step) {
      const at = (y * widthPx + x) * 3;
      const red = meanOfFour(rgb, at, widthPx);
      const green = meanOfFour(rgb, at + 1, widthPx);
      const blue = meanOfFour(rgb, at + 2, widthPx);
      const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
      samples[count++] = luma;
      samples[count++] = 0.564 * (blue - luma);
      samples[count++] = 0.713 * (red - luma);
    }
  }
  return samples.subarray(0, count);
}

/** Of one channel at `at`, and of the pixels right of it, below it and below right of it. */
function meanOfFour(rgb: Uint8Array, at: number, widthPx: number): number {
  const below = at + widthPx * 3;
  const sum = (rgb[at] as number) + (rgb[at + 3] as number) + (rgb[below] as number) + (rgb[below + 3] as number);
  return sum / 4;
}

/** A colour difference over the light. */
interface Tint {
  readonly offset: number;
  readonly slope: number;
}

/** The line through the colour differences over the light, by least squares. */
function tintOf(samples: Float32Array, channel: 1 | 2): Tint {
  const count = Math.max(1, samples.length / 3);
  let [light, colour, squares, products] = [0, 0, 0, 0];
  for (let at = 0; at < samples.length; at += 3) {
    const luma = samples[at] as number;
    const difference = samples[at + channel] as number;
    light += luma;
    colour += difference;
    squares += luma * luma;
    products += luma * difference;
  }
  const spread = squares - (light * light) / count;
  const slope = spread === 0 ? 0 : (products - (light * colour) / count) / spread;
  return { slope, offset: (colour - slope * light) / count };
}
