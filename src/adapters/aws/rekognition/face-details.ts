import { z } from 'zod';
import { type Face, LANDMARK_TYPES } from '../../../domain/face/face.ts';
import { type Box, type Point, withinPage } from '../../../domain/reading/geometry.ts';
import { checkedAnswer } from '../connection/checked-answer.ts';
import { shareOfPercentage } from '../picture/shares.ts';
import { REKOGNITION_FAILURES } from './rekognition-failures.ts';

/** Where a face is, in shares of the picture as it was sent; it may reach beyond (Rekognition API Reference, "BoundingBox"). */
export const boundingBoxSchema = z.object({ Left: z.number(), Top: z.number(), Width: z.number(), Height: z.number() });

const faceDetailSchema = z.object({
  BoundingBox: boundingBoxSchema,
  Confidence: z.number(),
  Landmarks: z.array(z.object({ Type: z.string(), X: z.number(), Y: z.number() })),
  AgeRange: z.object({ Low: z.number(), High: z.number() }).nullish(),
  Gender: z.object({ Value: z.string(), Confidence: z.number() }).nullish(),
});

/** What is read of the answer of DetectFaces (Rekognition API Reference, "FaceDetail"). */
const answerSchema = z.object({ FaceDetails: z.array(faceDetailSchema) });

/** A face with what DetectFaces tells of it, in the frame of the picture as it was sent. */
export interface DetailedFace extends Face {
  readonly ageRange?: { readonly low: number; readonly high: number };
  readonly sex?: { readonly value: 'male' | 'female'; readonly confidence: number };
}

/**
 * The faces of an answer of DetectFaces. Boxes and points that reach beyond the picture end at its rim; a face of which nothing lies on the
 * picture, or that has not all five points, is left out. Throws `face_engine.unavailable` when `answer` is of another shape.
 */
export function facesOfAnswer(answer: unknown): readonly DetailedFace[] {
  const { FaceDetails } = checkedAnswer(answerSchema, answer, REKOGNITION_FAILURES);
  return FaceDetails.map(faceOf).filter((face) => face !== undefined);
}

/** A bounding box of Rekognition inside the picture. */
export function boxOf({ Left, Top, Width, Height }: z.infer<typeof boundingBoxSchema>): Box {
  const [left, top] = [withinPage(Left), withinPage(Top)];
  return { left, top, width: withinPage(Left + Width) - left, height: withinPage(Top + Height) - top };
}

function faceOf({ BoundingBox, Confidence, Landmarks, AgeRange, Gender }: z.infer<typeof faceDetailSchema>) {
  const box = boxOf(BoundingBox);
  const points = new Map(
    Landmarks.map(({ Type, X, Y }): [string, Point] => [Type, { x: withinPage(X), y: withinPage(Y) }]),
  );
  const landmarks = LANDMARK_TYPES.flatMap((type) => {
    const point = points.get(type);
    return point ? [{ type, ...point }] : [];
  });
  if (landmarks.length < LANDMARK_TYPES.length || box.width <= 0 || box.height <= 0) return undefined;
  const face: DetailedFace = {
    confidence: shareOfPercentage(Confidence),
    box,
    landmarks,
    ...(AgeRange ? { ageRange: { low: AgeRange.Low, high: AgeRange.High } } : {}),
    ...sexOf(Gender),
  };
  return face;
}

/** Rekognition tells what a face looks like, by `Male` and `Female`. */
function sexOf(gender: z.infer<typeof faceDetailSchema>['Gender']): Pick<DetailedFace, 'sex'> {
  const value = gender?.Value.toLowerCase();
  if (!gender || (value !== 'male' && value !== 'female')) return {};
  return { sex: { value, confidence: shareOfPercentage(gender.Confidence) } };
}
