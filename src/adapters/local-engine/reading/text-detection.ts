import type { FloatTensor, InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import type { Pixels } from '../picture/pixels.ts';
import { resizeToPlanes } from '../picture/resampling.ts';
import { type RotatedBox, scaleBox } from '../picture/rotated-box.ts';
import { connectedRegions, type Region } from './box-contours.ts';
import { convexHull, minimumAreaRectangle } from './minimum-area-rectangle.ts';

/** The long side of what the detector sees; less of a small picture, which larger shows no more. */
const LONG_SIDE_PX = 960;
const SMALL_LONG_SIDE_PX = 736;
const SMALL_PICTURE_PX = 650;
const SIDE_MULTIPLE_PX = 32;
const PLANES = [{ channel: 0, gain: 1 / 255, offset: 0 }];
/** A cell of the map stands for so many pixels of what the detector sees, across and down. */
const CELL_PX = 2;
const CELL_THRESHOLD = 0.4;
const REGION_THRESHOLD = 0.7;
/** The model marks the core of each line: so much of its height, and shorter by as much as it is lower. */
const CORE_SHARE = 0.6;
const MIN_LINE_PX = 5;
/** The recognisers read best what stands a little free: in heights of the line, above and below together, and at both ends together. */
const HEIGHT_MARGIN = 0.3;
const END_MARGIN = 0.2;

/** Finds the lines of text of a picture: boxes in pixels of the picture, those of vertical text higher than wide. */
export async function detectText(model: InferenceModel, grey: Pixels, clock: StageClock): Promise<RotatedBox[]> {
  const input = await clock.measure('detection-input', () => detectorInput(grey));
  const output = await model.run(input, clock);
  return clock.measure('detection-boxes', () => boxesOf(output, grey));
}

function detectorInput(grey: Pixels): FloatTensor {
  const long = Math.max(grey.widthPx, grey.heightPx);
  const scale = (long > SMALL_PICTURE_PX ? LONG_SIDE_PX : SMALL_LONG_SIDE_PX) / long;
  const side = (length: number) => Math.max(1, Math.round((length * scale) / SIDE_MULTIPLE_PX)) * SIDE_MULTIPLE_PX;
  const width = side(grey.widthPx);
  const height = side(grey.heightPx);
  const data = resizeToPlanes(grey, width, height, PLANES);
  return { data, dims: [1, 1, height, width] };
}

function boxesOf({ data, dims }: FloatTensor, grey: Pixels): RotatedBox[] {
  const height = dims[2] ?? 0;
  const width = dims[3] ?? 0;
  const scaleX = grey.widthPx / width;
  const scaleY = grey.heightPx / height;
  return connectedRegions(data, width, height, CELL_THRESHOLD)
    .filter((region) => region.sum / region.cells >= REGION_THRESHOLD)
    .map(lineAround)
    .filter((line) => Math.min(line.widthPx, line.heightPx) * CELL_PX >= MIN_LINE_PX)
    .map((line) => scaleBox(line, scaleX, scaleY));
}

/** The line whose core a region is, with its margins, in cells. */
function lineAround(region: Region): RotatedBox {
  const core = minimumAreaRectangle(convexHull(region.outline));
  const length = Math.max(core.widthPx, core.heightPx) + 1;
  const reach = Math.min(core.widthPx, core.heightPx) + 1;
  // The rectangle goes as far as single cells do; area over length is the height, and what is left over shows that the line bends.
  const thickness = Math.min(reach, region.sum / length);
  const bend = Math.max(0, reach - thickness - 2);
  const lineHeight = thickness / CORE_SHARE;
  const long = length + lineHeight * (1 - CORE_SHARE + END_MARGIN);
  const high = lineHeight * (1 + HEIGHT_MARGIN) + bend;
  const isVertical = core.heightPx > core.widthPx;
  return {
    ...core,
    // Indices of cells stand for their centres: half a cell lies between them and coordinates of the picture.
    centreX: core.centreX + 0.5,
    centreY: core.centreY + 0.5,
    widthPx: isVertical ? high : long,
    heightPx: isVertical ? long : high,
  };
}
