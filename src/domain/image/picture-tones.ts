import { emptyHistogram, quantileOf } from './histogram.ts';
import type { DecodedImage } from './image-rules.ts';

/** The light and the colours of a picture, each 0–255. */
export interface PictureTones {
  /** Luma (ITU-R BT.601) that all but the darkest twentieth of the picture exceed. */
  readonly darkestLuma: number;
  /** Luma that all but the brightest twentieth stay below. */
  readonly brightestLuma: number;
  /** Distance between the strongest and the weakest channel that 98 % of the picture stay below: 0 is a grey picture. */
  readonly chroma: number;
}

/** Pixels that are looked at, about. */
const SAMPLES = 40_000;

/** Measures light and colours on a sparse grid of pixels. */
export function measureTones({ widthPx, heightPx, rgb }: DecodedImage): PictureTones {
  const step = Math.max(1, Math.floor(Math.sqrt((widthPx * heightPx) / SAMPLES)));
  const luma = emptyHistogram();
  const chroma = emptyHistogram();
  for (let y = step >> 1; y < heightPx; y += step) {
    for (let x = step >> 1; x < widthPx; x += step) {
      const at = (y * widthPx + x) * 3;
      const red = rgb[at] as number;
      const green = rgb[at + 1] as number;
      const blue = rgb[at + 2] as number;
      const light = (77 * red + 150 * green + 29 * blue) >> 8;
      const colour = Math.max(red, green, blue) - Math.min(red, green, blue);
      luma[light] = (luma[light] as number) + 1;
      chroma[colour] = (chroma[colour] as number) + 1;
    }
  }
  return {
    darkestLuma: quantileOf(luma, 0.05),
    brightestLuma: quantileOf(luma, 0.95),
    chroma: quantileOf(chroma, 0.98),
  };
}
