import type { FloatTensor, InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import type { Pixels } from '../picture/pixels.ts';
import { resizeToPlanes } from '../picture/resampling.ts';
import { type RotatedBox, scaleBox } from '../picture/rotated-box.ts';
import { connectedRegions } from './box-contours.ts';
import { convexHull, minimumAreaRectangle } from './minimum-area-rectangle.ts';

/** The long side of what the detector sees; 736 and 1280 find fewer fields (91.7 and 92.3 against 94.7 %). */
const LONG_SIDE_PX = 960;
const SIDE_MULTIPLE_PX = 32;
/** Blue, green, red, each less ImageNet's mean and over its deviation, in the (crossed) order that the model was trained with. */
const PLANES = [
  { channel: 2, mean: 0.485, deviation: 0.229 },
  { channel: 1, mean: 0.456, deviation: 0.224 },
  { channel: 0, mean: 0.406, deviation: 0.225 },
].map(({ channel, mean, deviation }) => ({ channel, gain: 1 / (255 * deviation), offset: -mean / deviation }));
const PIXEL_THRESHOLD = 0.3;
const BOX_THRESHOLD = 0.6;
/** The model marks a shrunken core of each line; boxes grow back by area × ratio / perimeter. */
const UNCLIP_RATIO = 1.6;
const MIN_CORE_PX = 3;
const MIN_BOX_PX = 5;

/**
 * Finds the lines of text of a picture (differentiable binarisation, Liao et al. 2020): boxes in pixels of the picture, those of
 * vertical text higher than wide.
 */
export async function detectText(model: InferenceModel, rgb: Pixels, clock: StageClock): Promise<RotatedBox[]> {
  const input = await clock.measure('detection-input', () => detectorInput(rgb));
  const output = await model.run(input, clock);
  return clock.measure('detection-boxes', () => boxesOf(output, rgb));
}

function detectorInput(rgb: Pixels): FloatTensor {
  const scale = LONG_SIDE_PX / Math.max(rgb.widthPx, rgb.heightPx);
  const side = (length: number) => Math.max(1, Math.round((length * scale) / SIDE_MULTIPLE_PX)) * SIDE_MULTIPLE_PX;
  const width = side(rgb.widthPx);
  const height = side(rgb.heightPx);
  const data = resizeToPlanes(rgb, width, height, PLANES);
  return { data, dims: [1, 3, height, width] };
}

function boxesOf({ data, dims }: FloatTensor, rgb: Pixels): RotatedBox[] {
  const height = dims[2] ?? 0;
  const width = dims[3] ?? 0;
  const boxes: RotatedBox[] = [];
  for (const region of connectedRegions(data, width, height, PIXEL_THRESHOLD)) {
    const core = minimumAreaRectangle(convexHull(region));
    if (Math.min(core.widthPx, core.heightPx) < MIN_CORE_PX) continue;
    if (meanInside(data, width, height, core) < BOX_THRESHOLD) continue;
    const box = unclip(core);
    if (Math.min(box.widthPx, box.heightPx) < MIN_BOX_PX) continue;
    boxes.push(scaleBox(box, rgb.widthPx / width, rgb.heightPx / height));
  }
  return boxes;
}

function unclip(core: RotatedBox): RotatedBox {
  const { widthPx, heightPx } = core;
  const growth = (widthPx * heightPx * UNCLIP_RATIO) / (widthPx + heightPx);
  // Pixel indices stand for pixel centres: half a pixel lies between them and coordinates of the picture.
  return {
    ...core,
    centreX: core.centreX + 0.5,
    centreY: core.centreY + 0.5,
    widthPx: widthPx + growth,
    heightPx: heightPx + growth,
  };
}

function meanInside(map: Float32Array, width: number, height: number, box: RotatedBox): number {
  const { centreX, centreY, directionX, directionY } = box;
  const halfWidth = box.widthPx / 2 + 0.01;
  const halfHeight = box.heightPx / 2 + 0.01;
  const reachX = Math.abs(directionX) * halfWidth + Math.abs(directionY) * halfHeight;
  const reachY = Math.abs(directionY) * halfWidth + Math.abs(directionX) * halfHeight;
  const left = Math.max(0, Math.floor(centreX - reachX));
  const right = Math.min(width - 1, Math.ceil(centreX + reachX));
  const bottom = Math.min(height - 1, Math.ceil(centreY + reachY));
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, Math.floor(centreY - reachY)); y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = (x - centreX) * directionX + (y - centreY) * directionY;
      const down = (y - centreY) * directionX - (x - centreX) * directionY;
      if (along < -halfWidth || along > halfWidth || down < -halfHeight || down > halfHeight) continue;
      sum += map[y * width + x] as number;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}
