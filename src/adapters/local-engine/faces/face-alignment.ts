import type { FloatTensor } from '../inference/inference-model.ts';
import type { Pixels } from '../picture/pixels.ts';
import type { RotatedBox } from '../picture/rotated-box.ts';
import type { FacePoints, PixelPoint } from './located-face.ts';
import { colourPlanes, cropSquare, squareAround } from './square-crop.ts';

/** The side of an aligned face. */
export const CHIP_SIDE_PX = 112;

/** Planes of an aligned face: v of 0–255 as (v − 127.5) / 128, as the network of the embedding takes them. */
export const CHIP_GAIN = 1 / 128;
export const CHIP_OFFSET = -127.5 / 128;

/**
 * Where the five points stand on an aligned face (the reference points of ArcFace and MobileFaceNet, Deng et al. 2019), counted from the
 * middle of the top left pixel.
 */
const TEMPLATE: Readonly<Record<keyof FacePoints, PixelPoint>> = {
  eyeLeft: { x: 38.2946, y: 51.6963 },
  eyeRight: { x: 73.5318, y: 51.5014 },
  nose: { x: 56.0252, y: 71.7366 },
  mouthLeft: { x: 41.5493, y: 92.3655 },
  mouthRight: { x: 70.7299, y: 92.2041 },
};
const NAMES = Object.keys(TEMPLATE) as (keyof FacePoints)[];

/** The face turned, scaled and shifted so that its five points fit their places best: `[1, 3, 112, 112]`. */
export function alignFace(rgb: Pixels, points: FacePoints): FloatTensor {
  return cropSquare(rgb, alignedSquare(points), CHIP_SIDE_PX, colourPlanes(CHIP_GAIN, CHIP_OFFSET));
}

/** The square of the picture that the aligned face shows: the least-squares similarity from the points onto their places (Umeyama 1991). */
function alignedSquare(points: FacePoints): RotatedBox {
  const from = mean(NAMES.map((name) => points[name]));
  const to = mean(NAMES.map((name) => TEMPLATE[name]));
  let [along, across, spread] = [0, 0, 0];
  for (const name of NAMES) {
    const [x, y] = [points[name].x - from.x, points[name].y - from.y];
    const [u, v] = [TEMPLATE[name].x - to.x, TEMPLATE[name].y - to.y];
    along += x * u + y * v;
    across += y * u - x * v;
    spread += x * x + y * y;
  }
  const scale = Math.hypot(along, across) / Math.max(spread, Number.EPSILON);
  const rollRadians = Math.atan2(across, along);
  const [cos, sin] = [Math.cos(rollRadians) / scale, Math.sin(rollRadians) / scale];
  const centrePx = CHIP_SIDE_PX / 2 - 0.5;
  const [u, v] = [centrePx - to.x, centrePx - to.y];
  const centre = { x: from.x + cos * u - sin * v, y: from.y + sin * u + cos * v };
  return squareAround(centre, CHIP_SIDE_PX / scale, rollRadians);
}

function mean(points: readonly PixelPoint[]): PixelPoint {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
