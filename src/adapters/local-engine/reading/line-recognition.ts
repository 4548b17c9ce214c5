import type { InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import { cropBox } from '../picture/box-crop.ts';
import type { Pixels } from '../picture/pixels.ts';
import type { RotatedBox } from '../picture/rotated-box.ts';
import { type DecodedLine, decodeBestPath, type LineProbabilities } from './ctc-decoding.ts';

const SMALL_HEIGHT_PX = 32;
const LARGE_HEIGHT_PX = 48;
const MIN_WIDTH_PX = 16;
const MAX_WIDTH_PX = 2_400;

function widthAt(box: RotatedBox, heightPx: number, stretch: number): number {
  const width = Math.round((stretch * heightPx * box.widthPx) / box.heightPx);
  return Math.min(MAX_WIDTH_PX, Math.max(MIN_WIDTH_PX, width));
}

/**
 * What one of our own recognisers says of a box of a one-channel picture: crop 32 px high, grey / 255, its width scaled by `stretch`
 * (1 for printed lines, 0.75 for the machine-readable zone: as each was trained).
 */
export async function lineProbabilities(
  model: InferenceModel,
  grey: Pixels,
  box: RotatedBox,
  stretch: number,
  clock: StageClock,
): Promise<LineProbabilities> {
  const widthPx = widthAt(box, SMALL_HEIGHT_PX, stretch);
  const data = new Float32Array(widthPx * SMALL_HEIGHT_PX);
  cropBox(grey, box, { channel: 0, widthPx, heightPx: SMALL_HEIGHT_PX, gain: 1 / 255, offset: 0 }, data, 0);
  const output = await model.run({ data, dims: [1, 1, SMALL_HEIGHT_PX, widthPx] }, clock);
  return { data: output.data, frames: output.dims[1] ?? 0, classes: output.dims[2] ?? 0 };
}

/** Reads a printed line of an RGB picture with the large recogniser: 48 px high, BGR, v / 127.5 − 1. */
export async function readLineLarge(
  model: InferenceModel,
  rgb: Pixels,
  box: RotatedBox,
  clock: StageClock,
): Promise<DecodedLine> {
  const widthPx = widthAt(box, LARGE_HEIGHT_PX, 1);
  const area = widthPx * LARGE_HEIGHT_PX;
  const data = new Float32Array(area * 3);
  for (let plane = 0; plane < 3; plane++) {
    const channel = rgb.channels === 1 ? 0 : 2 - plane;
    const request = { channel, widthPx, heightPx: LARGE_HEIGHT_PX, gain: 1 / 127.5, offset: -1 };
    cropBox(rgb, box, request, data, plane * area);
  }
  const output = await model.run({ data, dims: [1, 3, LARGE_HEIGHT_PX, widthPx] }, clock);
  const line = { data: output.data, frames: output.dims[1] ?? 0, classes: output.dims[2] ?? 0 };
  return decodeBestPath(line, model.charset);
}
