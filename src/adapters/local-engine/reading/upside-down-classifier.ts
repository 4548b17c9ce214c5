import type { InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import { cropBox } from '../picture/box-crop.ts';
import type { Pixels } from '../picture/pixels.ts';
import type { RotatedBox } from '../picture/rotated-box.ts';

const CLASSIFIER_HEIGHT_PX = 48;
const CLASSIFIER_WIDTH_PX = 192;
const VOTING_LINES = 8;

/** The mean probability (0–1) that the longest of `lines` stand upside down; 0 without lines. */
export async function upsideDownShare(
  model: InferenceModel,
  rgb: Pixels,
  lines: readonly RotatedBox[],
  clock: StageClock,
): Promise<number> {
  const longest = lines.toSorted((a, b) => b.widthPx - a.widthPx).slice(0, VOTING_LINES);
  if (longest.length === 0) return 0;
  const plane = CLASSIFIER_HEIGHT_PX * CLASSIFIER_WIDTH_PX;
  const data = new Float32Array(longest.length * 3 * plane);
  longest.forEach((box, index) => {
    cropForClassifier(rgb, box, data, index * 3 * plane);
  });
  const dims = [longest.length, 3, CLASSIFIER_HEIGHT_PX, CLASSIFIER_WIDTH_PX];
  const output = await model.run({ data, dims }, clock);
  let sum = 0;
  for (let i = 0; i < longest.length; i++) sum += output.data[i * 2 + 1] as number;
  return sum / longest.length;
}

/** The classifier sees the beginning of a line, four times as wide as high. */
function cropForClassifier(rgb: Pixels, box: RotatedBox, data: Float32Array, at: number): void {
  const widthPx = Math.min(box.widthPx, (box.heightPx * CLASSIFIER_WIDTH_PX) / CLASSIFIER_HEIGHT_PX);
  const shift = (widthPx - box.widthPx) / 2;
  const start = {
    ...box,
    widthPx,
    centreX: box.centreX + shift * box.directionX,
    centreY: box.centreY + shift * box.directionY,
  };
  const cropWidth = Math.min(CLASSIFIER_WIDTH_PX, Math.ceil((CLASSIFIER_HEIGHT_PX * widthPx) / box.heightPx));
  const crop = new Float32Array(cropWidth * CLASSIFIER_HEIGHT_PX);
  for (let plane = 0; plane < 3; plane++) {
    const request = {
      channel: 2 - plane,
      widthPx: cropWidth,
      heightPx: CLASSIFIER_HEIGHT_PX,
      gain: 1 / 127.5,
      offset: -1,
    };
    cropBox(rgb, start, request, crop, 0);
    for (let row = 0; row < CLASSIFIER_HEIGHT_PX; row++) {
      const to = at + (plane * CLASSIFIER_HEIGHT_PX + row) * CLASSIFIER_WIDTH_PX;
      data.set(crop.subarray(row * cropWidth, (row + 1) * cropWidth), to);
    }
  }
}
