import type { InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import type { Pixels } from '../picture/pixels.ts';
import { pointIn } from '../picture/rotated-box.ts';
import { type FaceCandidate, type LocatedFace, midpoint, type PixelPoint } from './located-face.ts';
import { colourPlanes, cropSquare, squareAround } from './square-crop.ts';

const SIDE_PX = 192;
const PLANES = colourPlanes(1 / 255, 0);
/** The network expects a quarter of the box's side more on each side of a face. */
const WIDENING = 1.5;
const POINTS = 468;
const MIN_CERTAINTY = 0.5;
/** Numbers of points in MediaPipe's canonical face: corners of the eyes, tip of the nose, corners of the mouth. */
const POINT = {
  eyeLeft: [33, 133],
  eyeRight: [362, 263],
  nose: 1,
  mouthLeft: 61,
  mouthRight: 291,
} as const;

/**
 * Looks at a candidate with FaceMesh (Kartynnik et al. 2019). Returns the face with its points and the box around all of them, or nothing
 * where the network sees no face.
 */
export async function confirmWithMesh(
  model: InferenceModel,
  rgb: Pixels,
  candidate: FaceCandidate,
  clock: StageClock,
): Promise<LocatedFace | undefined> {
  const { box, rollRadians, score } = candidate;
  const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const sidePx = WIDENING * Math.max(box.right - box.left, box.bottom - box.top);
  const square = squareAround(centre, sidePx, rollRadians);
  const { data } = await model.run(cropSquare(rgb, square, SIDE_PX, PLANES), clock);
  if ((data[POINTS * 3] as number) <= MIN_CERTAINTY) return undefined;
  const point = (index: number): PixelPoint =>
    pointIn(square, (data[index * 3] as number) / SIDE_PX, (data[index * 3 + 1] as number) / SIDE_PX);
  return {
    score,
    box: boxAround(Array.from({ length: POINTS }, (_, index) => point(index))),
    points: {
      eyeLeft: midpoint(point(POINT.eyeLeft[0]), point(POINT.eyeLeft[1])),
      eyeRight: midpoint(point(POINT.eyeRight[0]), point(POINT.eyeRight[1])),
      nose: point(POINT.nose),
      mouthLeft: point(POINT.mouthLeft),
      mouthRight: point(POINT.mouthRight),
    },
  };
}

function boxAround(points: readonly PixelPoint[]): LocatedFace['box'] {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
