import type { FloatTensor, InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import type { Pixels } from '../picture/pixels.ts';
import { resizeToPlanes } from '../picture/resampling.ts';
import { type RotatedBox, scaleBox } from '../picture/rotated-box.ts';
import { type Region, connectedRegions } from './box-contours.ts';
import { convexHull, minimumAreaRectangle } from './minimum-area-rectangle.ts';

/** The long side of what the detector sees. */
const LONG_SIDE_PX = Number(process.env.LS ?? 960);
const SMALL_SIDE_PX = Number(process.env.SS ?? LONG_SIDE_PX);
const SIDE_MULTIPLE_PX = 32;
const PLANES = [{ channel: 0, gain: 1 / 255, offset: 0 }];
const CELL_THRESHOLD = Number(process.env.CT ?? 0.4);
const REGION_THRESHOLD = Number(process.env.RT ?? 0.6);
/** The model marks the core of each line, which is lower than the line by this share and shorter by as much. */
const CORE_SHARE = Number(process.env.CS ?? 0.6);
const MIN_LINE_PX = 5;
const MH = Number(process.env.MH ?? 0);
const ME = Number(process.env.ME ?? 0);

/** Finds the lines of text of a picture: boxes in pixels of the picture, those of vertical text higher than wide. */
export async function detectText(model: InferenceModel, grey: Pixels, clock: StageClock): Promise<RotatedBox[]> {
  const input = await clock.measure('detection-input', () => detectorInput(grey));
  const output = await model.run(input, clock);
  return clock.measure('detection-boxes', () => boxesOf(output, grey));
}

function detectorInput(grey: Pixels): FloatTensor {
  const long = Math.max(grey.widthPx, grey.heightPx);
  const scale = (long <= 650 ? SMALL_SIDE_PX : LONG_SIDE_PX) / long;
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
  return connectedRegions(data, width, height, CELL_THRESHOLD).flatMap((region) => {
    if (region.sum / region.cells < REGION_THRESHOLD) return [];
    const line = lineAround(region);
    if (Math.min(line.widthPx, line.heightPx) * 2 < MIN_LINE_PX) return [];
    return [scaleBox(line, scaleX, scaleY)];
  });
}

/** The line whose core a region is. */
function lineAround(region: Region): RotatedBox {
  const core = minimumAreaRectangle(convexHull(region.outline));
  const [along, across] = [Math.max(core.widthPx, core.heightPx) + 1, Math.min(core.widthPx, core.heightPx) + 1];
  // The rectangle reaches over what sticks out; the region's area tells the height more exactly, except where a line bends.
  const thickness = Math.min(across, region.sum / along);
  const lineHeight = (thickness / CORE_SHARE) * (1 + MH) + Math.max(0, across - thickness - 2);
  const lineLength = along + (thickness / CORE_SHARE) * (1 - CORE_SHARE + ME);
  const isUpright = core.heightPx > core.widthPx;
  return {
    ...core,
    // Indices of cells stand for their centres: half a cell lies between them and coordinates of the picture.
    centreX: core.centreX + 0.5,
    centreY: core.centreY + 0.5,
    widthPx: isUpright ? lineHeight : lineLength,
    heightPx: isUpright ? lineLength : lineHeight,
  };
}
