import { z } from 'zod';
import type { Box } from '../../../domain/reading/geometry.ts';
import { checkedAnswer } from '../connection/checked-answer.ts';
import { boundingBoxSchema, boxOf } from './face-details.ts';
import { REKOGNITION_FAILURES } from './rekognition-failures.ts';

/** What is read of the answer of CompareFaces (Rekognition API Reference, "CompareFacesMatch"). */
const answerSchema = z.object({
  FaceMatches: z.array(z.object({ Similarity: z.number(), Face: z.object({ BoundingBox: boundingBoxSchema }) })),
});

/** Two boxes that share at least so much of what they cover together are of one face. */
const SAME_FACE = 0.4;

/**
 * How alike the source's face and the target's face in `box` are, 0–100: the answer tells it of every face of the target that is at all alike,
 * so a face that it does not tell of is not. Throws `face_engine.unavailable` when `answer` is not of CompareFaces' shape.
 */
export function similarityTo(box: Box, answer: unknown): number {
  const { FaceMatches } = checkedAnswer(answerSchema, answer, REKOGNITION_FAILURES);
  const alike = FaceMatches.filter(({ Face }) => overlap(boxOf(Face.BoundingBox), box) >= SAME_FACE);
  return Math.min(100, Math.max(0, ...alike.map(({ Similarity }) => Similarity)));
}

/** Intersection over union, 0–1. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared / (a.width * a.height + b.width * b.height - shared);
}
