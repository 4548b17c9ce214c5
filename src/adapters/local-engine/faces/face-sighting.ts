import { type Face, LANDMARK_TYPES } from '../../../domain/face/face.ts';
import { type PageSize, withinPage } from '../../../domain/reading/geometry.ts';
import type { FacePictureKind, FaceSighting } from '../../../ports/face-engine.ts';
import type { FloatTensor } from '../inference/inference-model.ts';
import type { Pixels } from '../picture/pixels.ts';
import { alignFace } from './face-alignment.ts';
import { type FaceMeasures, measureFace } from './face-measures.ts';
import type { FoundFaces } from './face-search.ts';
import type { LocatedFace } from './located-face.ts';

/** A face with what was measured on it, and its aligned picture. */
export interface MeasuredFace extends FaceMeasures {
  readonly face: LocatedFace;
  readonly chip: FloatTensor;
}

/** On a selfie, faces of less than this share of the largest one's size are bystanders, pictures on a wall or the document in the hand. */
const BYSTANDER_SHARE = 0.5;

/** Measures the faces and puts the one that counts first. */
export function rankFaces({ faces, rgb, scale }: FoundFaces, kind: FacePictureKind): MeasuredFace[] {
  const measured = faces.map((face) => {
    const chip = alignFace(rgb, face.points);
    return { face, chip, ...measureFace(face.points, chip, scale) };
  });
  const largestPx = Math.max(...measured.map(({ quality }) => quality.eyeDistancePx));
  const weight = (face: MeasuredFace) => (kind === 'document' ? portraitWeight(face) : selfieWeight(face, largestPx));
  return measured.toSorted((a, b) => weight(b) - weight(a));
}

/** The portrait is the largest face in full print; ghost images are smaller or paler, or both. */
function portraitWeight({ quality, contrast }: MeasuredFace): number {
  return quality.eyeDistancePx * contrast;
}

/** Any face of about the largest one's size before any that is much smaller; the surer first. */
function selfieWeight({ face, quality }: MeasuredFace, largestPx: number): number {
  return face.score + (quality.eyeDistancePx >= BYSTANDER_SHARE * largestPx ? 1 : 0);
}

/** The faces in the words of the port; `picture` is the picture as it came in, before it was turned. */
export function toSighting(picture: PageSize, found: FoundFaces, ranked: readonly MeasuredFace[]): FaceSighting {
  const { turn, rgb } = found;
  const { widthPx, heightPx } = picture;
  const page = turn === 90 || turn === 270 ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
  return { turn, page, faces: ranked.map((measured) => toFace(measured, rgb)) };
}

function toFace({ face, quality }: MeasuredFace, rgb: Pixels): Face {
  const across = (x: number) => withinPage(x / rgb.widthPx);
  const down = (y: number) => withinPage(y / rgb.heightPx);
  const [left, top] = [across(face.box.left), down(face.box.top)];
  return {
    confidence: face.score,
    box: { left, top, width: across(face.box.right) - left, height: down(face.box.bottom) - top },
    landmarks: LANDMARK_TYPES.map((type) => ({ type, x: across(face.points[type].x), y: down(face.points[type].y) })),
    quality,
  };
}
