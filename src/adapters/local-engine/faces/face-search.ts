import type { QuarterTurn } from '../../../domain/reading/geometry.ts';
import type { FacePictureKind } from '../../../ports/face-engine.ts';
import { StageClock } from '../inference/stage-clock.ts';
import { type Pixels, turnPixels } from '../picture/pixels.ts';
import { averageBlocks } from '../picture/resampling.ts';
import { detectWithBlazeFace } from './blazeface-detection.ts';
import { withoutOverlaps } from './box-overlap.ts';
import { confirmWithMesh } from './face-mesh.ts';
import type { FaceModels } from './face-models.ts';
import { angle, type FaceCandidate, type LocatedFace } from './located-face.ts';
import { detectWithMtcnn } from './mtcnn-detection.ts';

/** Pictures are averaged down to about this; a face that fills less than a tenth of it still has 40 pixels between the eyes. */
const WORKING_SIDE_PX = 1_600;
/** An upright face scores at least this; below it the picture may lie on its side or upside down. */
const UPRIGHT_SCORE: Readonly<Record<FacePictureKind, number>> = { selfie: 0.75, document: 0.85 };
/** A turned picture must score better than the one as it came by this much, and surely if that one shows none. */
const CLEAR_GAIN = 0.1;
const LEAST_TURNED_SCORE = 0.6;
const TURNED: readonly QuarterTurn[] = [90, 180, 270];
const MOST_ROLL_RADIANS = Math.PI / 4;
/** FaceMesh moves false and doubled boxes of one face onto the same place. */
const MAX_OVERLAP = 0.5;

/** A picture as it was turned, and the faces on it; pixels are those of `rgb`. */
export interface FoundFaces {
  readonly turn: QuarterTurn;
  readonly rgb: Pixels;
  /** Pixels of the picture that came in, for each of `rgb`. */
  readonly scale: number;
  readonly faces: readonly LocatedFace[];
}

type Detector = (rgb: Pixels) => Promise<FaceCandidate[]>;

/** Finds the faces of a picture, whichever quarter turn it lies in: with BlazeFace, and with MTCNN where that finds none. */
export async function findFaces(models: FaceModels, picture: Pixels, kind: FacePictureKind): Promise<FoundFaces> {
  const clock = new StageClock();
  const block = Math.max(1, Math.round(Math.max(picture.widthPx, picture.heightPx) / WORKING_SIDE_PX));
  const rgb = averageBlocks(picture, block, block);
  const search = async (turn: QuarterTurn, detect: Detector): Promise<FoundFaces> => {
    const turned = turnPixels(rgb, turn);
    return { turn, rgb: turned, scale: block, faces: await uprightFaces(models, turned, await detect(turned), clock) };
  };
  const blazeFace: Detector = (turned) => detectWithBlazeFace(models.detection, turned, clock);
  const found = await bestTurn((turn) => search(turn, blazeFace), UPRIGHT_SCORE[kind]);
  if (found.faces.length > 0) return found;
  return bestTurn((turn) => search(turn, (turned) => detectWithMtcnn(models.mtcnn, turned, clock)), 0);
}

/** Tries the other turns only where the picture as it came shows no face that scores more than `enough`. */
async function bestTurn(search: (turn: QuarterTurn) => Promise<FoundFaces>, enough: number): Promise<FoundFaces> {
  let best = await search(0);
  if (bestScore(best) > enough) return best;
  let bar = Math.max(bestScore(best) + CLEAR_GAIN, LEAST_TURNED_SCORE);
  for (const turn of TURNED) {
    const turned = await search(turn);
    if (bestScore(turned) <= bar) continue;
    best = turned;
    bar = bestScore(turned);
  }
  return best;
}

function bestScore({ faces }: FoundFaces): number {
  return Math.max(0, ...faces.map((face) => face.score));
}

async function uprightFaces(
  models: FaceModels,
  rgb: Pixels,
  candidates: readonly FaceCandidate[],
  clock: StageClock,
): Promise<LocatedFace[]> {
  const faces: LocatedFace[] = [];
  for (const candidate of candidates) {
    const face = await confirmWithMesh(models.mesh, rgb, candidate, clock);
    if (face && Math.abs(angle(face.points.eyeLeft, face.points.eyeRight)) < MOST_ROLL_RADIANS) faces.push(face);
  }
  return withoutOverlaps(faces, MAX_OVERLAP);
}
