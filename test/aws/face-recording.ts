import type { Box } from '../../src/domain/reading/geometry.ts';

/** A face on a picture, as a test wants it. */
export interface RecordedFace {
  readonly box: Box;
  /** 0–100; 99.98 when left out. */
  readonly confidence?: number;
  /** How far the picture lies, clockwise in degrees; upright when left out. `box` is that of the picture as it lies. */
  readonly lyingBy?: 0 | 90 | 180 | 270;
}

/** Where the points of an upright face are, in shares of its box: some of the thirty that Rekognition tells. */
const POINTS = {
  eyeLeft: [0.32, 0.38],
  eyeRight: [0.68, 0.38],
  mouthLeft: [0.36, 0.76],
  mouthRight: [0.64, 0.76],
  nose: [0.5, 0.58],
  leftPupil: [0.32, 0.38],
  rightPupil: [0.68, 0.38],
  chinBottom: [0.5, 1.02],
} as const;

/** An answer of DetectFaces about invented faces, in the shape of genuine ones; with age and sex where they were asked for. */
export function detectFacesAnswer(faces: readonly RecordedFace[], attributes: readonly string[] = ['DEFAULT']) {
  return { FaceDetails: faces.map((face) => ({ ...comparedFace(face), ...attributesOf(attributes) })) };
}

/** An answer of CompareFaces: how alike each face of the target is; without a similarity it is an unmatched one. */
export function compareFacesAnswer(
  source: RecordedFace,
  targets: readonly (RecordedFace & { readonly similarity?: number })[],
) {
  const matches = targets.filter(({ similarity }) => similarity !== undefined);
  return {
    SourceImageFace: { BoundingBox: boundingBoxOf(source.box), Confidence: source.confidence ?? 99.98 },
    FaceMatches: matches.map(({ similarity, ...face }) => ({ Similarity: similarity, Face: comparedFace(face) })),
    UnmatchedFaces: targets.filter(({ similarity }) => similarity === undefined).map(comparedFace),
  };
}

function comparedFace({ box, confidence = 99.98, lyingBy = 0 }: RecordedFace) {
  const Landmarks = Object.entries(POINTS).map(([Type, [across, down]]) => {
    const [x, y] = lying(across, down, lyingBy);
    return { Type, X: box.left + x * box.width, Y: box.top + y * box.height };
  });
  return {
    BoundingBox: boundingBoxOf(box),
    Landmarks,
    Pose: { Roll: lyingBy > 180 ? lyingBy - 360 : lyingBy, Yaw: 1.2, Pitch: -3.4 },
    Quality: { Brightness: 81.2, Sharpness: 92.4 },
    Confidence: confidence,
  };
}

function lying(x: number, y: number, degrees: number): readonly [number, number] {
  if (degrees === 90) return [1 - y, x];
  if (degrees === 180) return [1 - x, 1 - y];
  return degrees === 270 ? [y, 1 - x] : [x, y];
}

function boundingBoxOf({ left, top, width, height }: Box) {
  return { Left: left, Top: top, Width: width, Height: height };
}

function attributesOf(attributes: readonly string[]) {
  return {
    ...(attributes.includes('AGE_RANGE') ? { AgeRange: { Low: 27, High: 35 } } : {}),
    ...(attributes.includes('GENDER') ? { Gender: { Value: 'Female', Confidence: 99.1 } } : {}),
  };
}
