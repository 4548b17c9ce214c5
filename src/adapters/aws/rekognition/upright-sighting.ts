import { type Face, LANDMARK_TYPES, type Landmark, type LandmarkType } from '../../../domain/face/face.ts';
import {
  boundingBox,
  type PageSize,
  type Point,
  type QuarterTurn,
  quadOf,
  turnPoint,
  turnQuad,
} from '../../../domain/reading/geometry.ts';
import type { FacePictureKind, FaceSighting } from '../../../ports/face-engine.ts';
import { quarterOf, turnBack, turnedSize } from '../picture/upright-turn.ts';

/** On a selfie, faces of less than this share of the largest one's size are bystanders, pictures on a wall or the document in the hand. */
const BYSTANDER_SHARE = 0.5;

/** The faces in the order in which they count: on a document the largest first, else the surest, those much smaller than another last. */
export function rankFaces<Seen extends Face>(faces: readonly Seen[], kind: FacePictureKind): readonly Seen[] {
  const largest = Math.max(...faces.map(sizeOf));
  const weight = (face: Seen): number =>
    kind === 'document' ? sizeOf(face) : face.confidence + (sizeOf(face) >= BYSTANDER_SHARE * largest ? 1 : 0);
  return faces.toSorted((a, b) => weight(b) - weight(a));
}

/** The side of a square as large as the face, in shares of the picture. */
export function sizeOf({ box }: Face): number {
  return Math.sqrt(box.width * box.height);
}

/**
 * The faces as the port tells them, the picture turned until the first one stands upright: Rekognition finds faces that lie, and tells where
 * they are in the picture as it was sent.
 */
export function uprightSighting(picture: PageSize, faces: readonly Face[]): FaceSighting {
  const [first] = faces;
  const turn = first ? turnBack(quarterOf(picture, eyesOf(first), mouthOf(first)) - DOWN) : 0;
  return { turn, page: turnedSize(picture, turn), faces: faces.map((face) => turned(face, turn)) };
}

/** From the eyes to the mouth an upright face runs down: one quarter past the right. */
const DOWN = 1;

function eyesOf(face: Face): Point {
  return middleOf(face, 'eyeLeft', 'eyeRight');
}

function mouthOf(face: Face): Point {
  return middleOf(face, 'mouthLeft', 'mouthRight');
}

function middleOf({ landmarks }: Face, one: LandmarkType, other: LandmarkType): Point {
  const points = landmarks.filter(({ type }) => type === one || type === other);
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function turned({ confidence, box, landmarks }: Face, turn: QuarterTurn): Face {
  const points = landmarks.map(({ type, ...point }) => ({ type, ...turnPoint(point, turn) }));
  return { confidence, box: boundingBox(turnQuad(quadOf(box), turn)), landmarks: viewersSides(points) };
}

/** Left and right are the viewer's on the upright picture, whosever they were before it was turned. */
function viewersSides(landmarks: readonly Landmark[]): readonly Landmark[] {
  const at = new Map(landmarks.map((landmark) => [landmark.type, landmark]));
  const isMirrored = (at.get('eyeLeft')?.x ?? 0) > (at.get('eyeRight')?.x ?? 1);
  if (!isMirrored) return landmarks;
  return LANDMARK_TYPES.flatMap((type) => {
    const point = at.get(OPPOSITE[type]);
    return point ? [{ ...point, type }] : [];
  });
}

const OPPOSITE: Readonly<Record<LandmarkType, LandmarkType>> = {
  eyeLeft: 'eyeRight',
  eyeRight: 'eyeLeft',
  nose: 'nose',
  mouthLeft: 'mouthRight',
  mouthRight: 'mouthLeft',
};
