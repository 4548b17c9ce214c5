import { sampleCubic, sampleCubicLevel } from './cubic-sampling.ts';
import type { Pixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';
import { type CropRequest, clamp, gridOf, type SamplingGrid } from './sampling-grid.ts';

const MAX_SAMPLES_A_SIDE = 4;

/**
 * Samples one channel of `box` straight from the original pixels into `target` from `at` on. Enlarging uses the cubic kernel;
 * shrinking averages 2 × 2 and more linear samples per value, so that thin strokes survive. Outside the picture its edge goes on.
 */
export function cropBox(pixels: Pixels, box: RotatedBox, request: CropRequest, target: Float32Array, at: number): void {
  const { widthPx, heightPx } = request;
  const shrinking = Math.max(box.widthPx / widthPx, box.heightPx / heightPx);
  const samples = Math.max(1, Math.min(MAX_SAMPLES_A_SIDE, Math.ceil(shrinking - 0.05)));
  const grid = gridOf(box, widthPx * samples, heightPx * samples);
  if (samples > 1) sampleLinear(pixels, grid, samples, request, target, at);
  else if (grid.alongY === 0 && grid.downX === 0) sampleCubicLevel(pixels, grid, request, target, at);
  else sampleCubic(pixels, grid, request, target, at);
}

/** {@link cropBox} by one linear sample a value, for measuring: quicker, and rough where the box shrinks. */
export function cropBoxRoughly(pixels: Pixels, box: RotatedBox, request: CropRequest, target: Float32Array): void {
  sampleLinear(pixels, gridOf(box, request.widthPx, request.heightPx), 1, request, target, 0);
}

function sampleLinear(
  pixels: Pixels,
  grid: SamplingGrid,
  samples: number,
  { channel, widthPx, heightPx, gain, offset }: CropRequest,
  target: Float32Array,
  at: number,
): void {
  const { widthPx: width, heightPx: height, channels, data } = pixels;
  const stride = width * channels;
  const share = gain / (samples * samples);
  target.fill(offset, at, at + widthPx * heightPx);
  for (let row = 0; row < heightPx * samples; row++) {
    const start = at + Math.floor(row / samples) * widthPx;
    let x = grid.originX + row * grid.downX;
    let y = grid.originY + row * grid.downY;
    for (let column = 0; column < widthPx * samples; column++, x += grid.alongX, y += grid.alongY) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      const x0 = clamp(left, width) * channels + channel;
      const x1 = clamp(left + 1, width) * channels + channel;
      const row0 = clamp(top, height) * stride;
      const row1 = clamp(top + 1, height) * stride;
      const partX = x - left;
      const above = (data[row0 + x0] as number) * (1 - partX) + (data[row0 + x1] as number) * partX;
      const below = (data[row1 + x0] as number) * (1 - partX) + (data[row1 + x1] as number) * partX;
      const to = start + ((column / samples) | 0);
      target[to] = (target[to] as number) + (above + (below - above) * (y - top)) * share;
    }
  }
}
