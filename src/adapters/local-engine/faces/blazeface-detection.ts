import type { InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import type { Pixels } from '../picture/pixels.ts';
import { resizeToPlanes } from '../picture/resampling.ts';
import { withoutOverlaps } from './box-overlap.ts';
import { angle, type FaceCandidate, type PixelPoint } from './located-face.ts';
import { colourPlanes } from './square-crop.ts';

const SIDE_PX = 256;
const PLANES = colourPlanes(1 / 127.5, -1);
/** What lies beside the picture is black. */
const BLACK = -1;
/** Grids of anchors: the distance of their points in pixels, and how many anchors stand on each. */
const GRIDS = [
  { stepPx: 16, anchors: 2 },
  { stepPx: 32, anchors: 6 },
] as const;
const ANCHORS: readonly PixelPoint[] = GRIDS.flatMap(({ stepPx, anchors }) => {
  const steps = Array.from({ length: SIDE_PX / stepPx }, (_, index) => (index + 0.5) * stepPx);
  return steps.flatMap((y) => steps.flatMap((x) => Array.from({ length: anchors }, () => ({ x, y }))));
});
/** Numbers an anchor: the score, the box's middle and size, and six points of which the first two are the eyes. */
const NUMBERS = 17;
const MIN_SCORE = 0.4;
const MAX_OVERLAP = 0.3;
const MOST_FACES = 10;

/** How the picture lies in the square that the network sees. */
interface Placing {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly left: number;
  readonly top: number;
}

/** Finds faces with BlazeFace (Bazarevsky et al. 2019), best first, at most ten. It finds faces of any roll, best upright ones. */
export async function detectWithBlazeFace(
  model: InferenceModel,
  rgb: Pixels,
  clock: StageClock,
): Promise<FaceCandidate[]> {
  const { data, placing } = squareInput(rgb);
  const output = await model.run({ data, dims: [1, 3, SIDE_PX, SIDE_PX] }, clock);
  const candidates = ANCHORS.flatMap((anchor, index) => {
    const score = sigmoid(output.data[index * NUMBERS] as number);
    return score < MIN_SCORE ? [] : [candidateAt(output.data, index * NUMBERS, anchor, score, placing)];
  });
  return withoutOverlaps(candidates, MAX_OVERLAP).slice(0, MOST_FACES);
}

/** The whole picture in the middle of a black square. */
function squareInput(rgb: Pixels): { data: Float32Array; placing: Placing } {
  const scale = SIDE_PX / Math.max(rgb.widthPx, rgb.heightPx);
  const width = Math.max(1, Math.round(rgb.widthPx * scale));
  const height = Math.max(1, Math.round(rgb.heightPx * scale));
  const [left, top] = [(SIDE_PX - width) >> 1, (SIDE_PX - height) >> 1];
  const planes = resizeToPlanes(rgb, width, height, PLANES);
  const data = new Float32Array(3 * SIDE_PX * SIDE_PX).fill(BLACK);
  for (let row = 0; row < 3 * height; row++) {
    const channel = Math.floor(row / height);
    const to = (channel * SIDE_PX + top + (row % height)) * SIDE_PX + left;
    data.set(planes.subarray(row * width, (row + 1) * width), to);
  }
  return { data, placing: { scaleX: width / rgb.widthPx, scaleY: height / rgb.heightPx, left, top } };
}

function candidateAt(
  data: Float32Array,
  at: number,
  anchor: PixelPoint,
  score: number,
  { scaleX, scaleY, left, top }: Placing,
): FaceCandidate {
  const pointAt = (offset: number): PixelPoint => ({
    x: ((data[at + offset] as number) + anchor.x - left) / scaleX,
    y: ((data[at + offset + 1] as number) + anchor.y - top) / scaleY,
  });
  const centre = pointAt(1);
  const halfWidth = (data[at + 3] as number) / scaleX / 2;
  const halfHeight = (data[at + 4] as number) / scaleY / 2;
  return {
    score,
    box: {
      left: centre.x - halfWidth,
      top: centre.y - halfHeight,
      right: centre.x + halfWidth,
      bottom: centre.y + halfHeight,
    },
    rollRadians: angle(pointAt(5), pointAt(7)),
  };
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
