import type { FloatTensor, InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import type { Pixels } from '../picture/pixels.ts';
import { resizeToPlanes } from '../picture/resampling.ts';
import { withoutOverlaps } from './box-overlap.ts';
import { angle, type FaceCandidate, type PixelBox } from './located-face.ts';
import { colourPlanes, cropSquare, squareAround } from './square-crop.ts';

/** The three networks of the cascade. */
export interface MtcnnModels {
  readonly proposal: InferenceModel;
  readonly refinement: InferenceModel;
  readonly output: InferenceModel;
}

const PLANES = colourPlanes(1 / 128, -127.5 / 128);
/** The picture is searched at this size, in steps, for faces from a twentieth of its side on. */
const LONG_SIDE_PX = 640;
const LEAST_FACE_PX = 32;
const SCALE_STEP = 0.709;
/** The proposal network slides a window of 12 pixels in steps of 2. */
const WINDOW_PX = 12;
const STRIDE_PX = 2;
const MIN_SCORE = { proposal: 0.6, refinement: 0.7, output: 0.95 } as const;
/** More proposals than this come from texture, not from faces. */
const MOST_PROPOSALS = 64;

interface Proposal {
  readonly score: number;
  readonly box: PixelBox;
}

/** Finds upright faces with MTCNN (Zhang et al. 2016), best first: slower than BlazeFace, but it finds faces which that one misses. */
export async function detectWithMtcnn(models: MtcnnModels, rgb: Pixels, clock: StageClock): Promise<FaceCandidate[]> {
  const proposals: Proposal[] = [];
  for (const scale of searchScales(rgb)) proposals.push(...(await propose(models.proposal, rgb, scale, clock)));
  const spread = withoutOverlaps(proposals, 0.7).slice(0, MOST_PROPOSALS);
  const refined = await examine(models.refinement, 24, rgb, spread, clock);
  const likely = refined.filter(({ score }) => score >= MIN_SCORE.refinement);
  const examined = await examine(models.output, 48, rgb, withoutOverlaps(likely, 0.7), clock);
  return withoutOverlaps(
    examined.filter(({ score }) => score >= MIN_SCORE.output),
    0.7,
    'smaller',
  );
}

function searchScales({ widthPx, heightPx }: Pixels): number[] {
  const scales: number[] = [];
  const working = Math.min(1, LONG_SIDE_PX / Math.max(widthPx, heightPx));
  const shortSidePx = Math.min(widthPx, heightPx);
  for (let scale = (working * WINDOW_PX) / LEAST_FACE_PX; scale * shortSidePx >= WINDOW_PX; scale *= SCALE_STEP) {
    scales.push(scale);
  }
  return scales;
}

async function propose(model: InferenceModel, rgb: Pixels, scale: number, clock: StageClock): Promise<Proposal[]> {
  const width = Math.ceil(rgb.widthPx * scale);
  const height = Math.ceil(rgb.heightPx * scale);
  const input = { data: resizeToPlanes(rgb, width, height, PLANES), dims: [1, 3, height, width] };
  const { data, dims } = await model.run(rowsAndColumnsExchanged(input), clock);
  const [columns, rows] = [dims[2] ?? 0, dims[3] ?? 0];
  const proposals: Proposal[] = [];
  for (let x = 0; x < columns; x++) {
    for (let y = 0; y < rows; y++) {
      const at = x * rows + y;
      const score = data[columns * rows + at] as number;
      if (score < MIN_SCORE.proposal) continue;
      const [left, top, side] = [(x * STRIDE_PX) / scale, (y * STRIDE_PX) / scale, WINDOW_PX / scale];
      const box = { left, top, right: left + side, bottom: top + side };
      const correction = (k: number) => data[(2 + k) * columns * rows + at] as number;
      proposals.push({ score, box: corrected(box, correction) });
    }
  }
  return withoutOverlaps(proposals, 0.5);
}

/** Asks a network about the square around each proposal; its answer has the score, the corrections and, in the last stage, points. */
async function examine(
  model: InferenceModel,
  sizePx: number,
  rgb: Pixels,
  proposals: readonly Proposal[],
  clock: StageClock,
): Promise<FaceCandidate[]> {
  if (proposals.length === 0) return [];
  const squares = proposals.map(({ box }) => squareBox(box));
  const numbers = 3 * sizePx * sizePx;
  const data = new Float32Array(numbers * squares.length);
  squares.forEach((square, index) => {
    const centre = { x: (square.left + square.right) / 2, y: (square.top + square.bottom) / 2 };
    const crop = cropSquare(rgb, squareAround(centre, square.right - square.left, 0), sizePx, PLANES);
    data.set(rowsAndColumnsExchanged(crop).data, index * numbers);
  });
  const output = await model.run({ data, dims: [squares.length, 3, sizePx, sizePx] }, clock);
  const width = output.dims[1] ?? 0;
  return squares.map((square, index) => {
    const answer = output.data.subarray(index * width, (index + 1) * width);
    const box = corrected(square, (k) => answer[2 + k] as number);
    return { score: answer[1] as number, box, rollRadians: rollOf(answer) };
  });
}

/** From the points of the last stage, five shares of the square's width and five of its height, of which the first two are the eyes. */
function rollOf(answer: Float32Array): number {
  const [leftX, rightX, leftY, rightY] = [answer[6], answer[7], answer[11], answer[12]];
  if (leftX === undefined || rightX === undefined || leftY === undefined || rightY === undefined) return 0;
  return angle({ x: leftX, y: leftY }, { x: rightX, y: rightY });
}

/** The four sides, each moved by a share of the box's size. */
function corrected({ left, top, right, bottom }: PixelBox, correction: (k: number) => number): PixelBox {
  const [width, height] = [right - left, bottom - top];
  return {
    left: left + correction(0) * width,
    top: top + correction(1) * height,
    right: right + correction(2) * width,
    bottom: bottom + correction(3) * height,
  };
}

function squareBox({ left, top, right, bottom }: PixelBox): PixelBox {
  const half = Math.max(right - left, bottom - top) / 2;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

/** The networks were trained on pictures that lie on their diagonal. */
function rowsAndColumnsExchanged({ data, dims }: FloatTensor): FloatTensor {
  const [batch = 1, channels = 1, height = 1, width = 1] = dims;
  const exchanged = new Float32Array(data.length);
  for (let plane = 0; plane < batch * channels; plane++) {
    const start = plane * height * width;
    for (let y = 0, from = start; y < height; y++) {
      for (let x = 0; x < width; x++) exchanged[start + x * height + y] = data[from++] as number;
    }
  }
  return { data: exchanged, dims: [batch, channels, width, height] };
}
