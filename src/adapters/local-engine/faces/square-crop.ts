import type { FloatTensor } from '../inference/inference-model.ts';
import { cropBox } from '../picture/box-crop.ts';
import type { Pixels } from '../picture/pixels.ts';
import type { PlaneRequest } from '../picture/resampling.ts';
import type { RotatedBox } from '../picture/rotated-box.ts';
import type { PixelPoint } from './located-face.ts';

/** The square of side `sidePx` around `centre` whose rows are turned clockwise by `rollRadians`. */
export function squareAround(centre: PixelPoint, sidePx: number, rollRadians: number): RotatedBox {
  return {
    centreX: centre.x,
    centreY: centre.y,
    directionX: Math.cos(rollRadians),
    directionY: Math.sin(rollRadians),
    widthPx: sidePx,
    heightPx: sidePx,
  };
}

/** A square of the picture, resampled to `sizePx` × `sizePx` as a network takes it: `[1, planes, size, size]`. */
export function cropSquare(
  rgb: Pixels,
  square: RotatedBox,
  sizePx: number,
  planes: readonly PlaneRequest[],
): FloatTensor {
  const area = sizePx * sizePx;
  const data = new Float32Array(area * planes.length);
  planes.forEach((plane, index) => {
    cropBox(rgb, square, { ...plane, widthPx: sizePx, heightPx: sizePx }, data, index * area);
  });
  return { data, dims: [1, planes.length, sizePx, sizePx] };
}

/** Red, green and blue, each value v of 0–255 as `v * gain + offset`. */
export function colourPlanes(gain: number, offset: number): readonly PlaneRequest[] {
  return [0, 1, 2].map((channel) => ({ channel, gain, offset }));
}
