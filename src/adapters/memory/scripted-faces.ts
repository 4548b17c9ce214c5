import { type Face, LANDMARK_TYPES, type Landmark } from '../../domain/face/face.ts';
import type { Box, QuarterTurn } from '../../domain/reading/geometry.ts';
import type { FacePicture, FaceSighting } from '../../ports/face-engine.ts';

/** A face of a script: as much of it as matters; the rest is filled in. */
export interface ScriptedFace extends Partial<Face> {
  /** Whose face it is: faces of one person are alike. `someone` when left out. */
  readonly person?: string;
  /** Years; 30 to 40 when left out. */
  readonly ageRange?: { readonly low: number; readonly high: number };
  /** A woman, surely, when left out. */
  readonly sex?: { readonly value: 'male' | 'female'; readonly confidence: number };
}

/** What a scripted engine sees on one picture: its faces, surest first, none when left out. */
export interface ScriptedFaces {
  readonly faces?: readonly ScriptedFace[];
  readonly turn?: QuarterTurn;
}

const CONFIDENCE = 0.98;
const BOX: Box = { left: 0.3, top: 0.2, width: 0.4, height: 0.5 };

/** Where the landmarks of a frontal face lie, in shares of its box. */
const PLACES: Readonly<Record<Landmark['type'], readonly [x: number, y: number]>> = {
  eyeLeft: [0.3, 0.35],
  eyeRight: [0.7, 0.35],
  nose: [0.5, 0.55],
  mouthLeft: [0.35, 0.75],
  mouthRight: [0.65, 0.75],
};

/** The faces of `seen` on `picture`. */
export function completeSighting({ image }: FacePicture, { faces = [], turn = 0 }: ScriptedFaces): FaceSighting {
  const sideways = turn === 90 || turn === 270;
  const { widthPx, heightPx } = image;
  const page = sideways ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
  return { turn, page, faces: faces.map(completeFace) };
}

function completeFace({
  confidence = CONFIDENCE,
  box = BOX,
  landmarks = landmarksIn(box),
  quality,
}: ScriptedFace): Face {
  return { confidence, box, landmarks, ...(quality ? { quality } : {}) };
}

function landmarksIn({ left, top, width, height }: Box): readonly Landmark[] {
  return LANDMARK_TYPES.map((type) => {
    const [x, y] = PLACES[type];
    return { type, x: left + x * width, y: top + y * height };
  });
}
