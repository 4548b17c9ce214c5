import type { FaceQuality } from '../../../domain/face/face-quality.ts';
import type { FloatTensor } from '../inference/inference-model.ts';
import { CHIP_GAIN, CHIP_OFFSET, CHIP_SIDE_PX } from './face-alignment.ts';
import { angle, distance, type FacePoints, midpoint } from './located-face.ts';

/** The tip of a nose stands out of the plane of eyes and mouth by about this share of the distance between the eyes. */
const NOSE_DEPTH = 0.5;
/** How far down from the eyes to the mouth the tip of the nose stands: the median of 76 portraits on documents. */
const LEVEL_NOSE = 0.62;
const DEGREES = 180 / Math.PI;

/** What a face measures, with the contrast of its aligned picture. */
export interface FaceMeasures {
  readonly quality: FaceQuality;
  /** Standard deviation of the luma, 0–127.5. */
  readonly contrast: number;
}

/** Measures a face. `chip`: as `alignFace` gives it; `scale`: pixels of the picture that a pixel of `points` stands for. */
export function measureFace(points: FacePoints, chip: FloatTensor, scale: number): FaceMeasures {
  const luma = lumaOf(chip);
  const { mean, deviation } = spreadOf(luma);
  const eyeDistancePx = distance(points.eyeLeft, points.eyeRight) * scale;
  return {
    quality: { eyeDistancePx, sharpness: sharpnessOf(luma), meanLuma: mean, ...headPose(points) },
    contrast: deviation,
  };
}

/** Estimated from where the tip of the nose stands between eyes and mouth; a few degrees off, more beyond 40°. */
function headPose(points: FacePoints): Pick<FaceQuality, 'yawDegrees' | 'pitchDegrees' | 'rollDegrees'> {
  const { eyeLeft, eyeRight, nose } = points;
  const eyes = midpoint(eyeLeft, eyeRight);
  const mouth = midpoint(points.mouthLeft, points.mouthRight);
  const roll = angle(eyeLeft, eyeRight);
  const heightPx = Math.max(1, distance(eyes, mouth));
  const depthPx = NOSE_DEPTH * Math.max(distance(eyeLeft, eyeRight), heightPx * 0.5);
  const [downX, downY] = [(mouth.x - eyes.x) / heightPx, (mouth.y - eyes.y) / heightPx];
  const [noseX, noseY] = [nose.x - eyes.x, nose.y - eyes.y];
  const down = noseX * downX + noseY * downY;
  const aside = noseX * downY - noseY * downX;
  return {
    yawDegrees: Math.atan2(aside, depthPx) * DEGREES,
    pitchDegrees: Math.atan2(LEVEL_NOSE * heightPx - down, depthPx) * DEGREES,
    rollDegrees: roll * DEGREES,
  };
}

function lumaOf({ data }: FloatTensor): Float32Array {
  const area = CHIP_SIDE_PX * CHIP_SIDE_PX;
  const luma = new Float32Array(area);
  for (let i = 0; i < area; i++) {
    const value =
      0.299 * (data[i] as number) + 0.587 * (data[i + area] as number) + 0.114 * (data[i + 2 * area] as number);
    luma[i] = Math.min(255, Math.max(0, (value - CHIP_OFFSET) / CHIP_GAIN));
  }
  return luma;
}

function spreadOf(values: Float32Array): { mean: number; deviation: number } {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / values.length - mean * mean)) };
}

/** Variance of the Laplacian (Pech-Pacheco et al. 2000). */
function sharpnessOf(luma: Float32Array): number {
  const inner = CHIP_SIDE_PX - 2;
  const edges = new Float32Array(inner * inner);
  for (let y = 0, to = 0; y < inner; y++) {
    for (let x = 0; x < inner; x++, to++) {
      const at = (y + 1) * CHIP_SIDE_PX + x + 1;
      const around = (luma[at - 1] as number) + (luma[at + 1] as number);
      const aboveAndBelow = (luma[at - CHIP_SIDE_PX] as number) + (luma[at + CHIP_SIDE_PX] as number);
      edges[to] = around + aboveAndBelow - 4 * (luma[at] as number);
    }
  }
  return spreadOf(edges).deviation ** 2;
}
