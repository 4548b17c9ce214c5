import type { Box } from '../reading/geometry.ts';
import type { FaceQuality } from './face-quality.ts';

/** The points of a face that are told, as Amazon Rekognition names them; left and right are the viewer's. */
export const LANDMARK_TYPES = ['eyeLeft', 'eyeRight', 'nose', 'mouthLeft', 'mouthRight'] as const;

/** One of {@link LANDMARK_TYPES}. */
export type LandmarkType = (typeof LANDMARK_TYPES)[number];

/** A point of a face; 0–1 of the upright image's width and height. */
export interface Landmark {
  readonly type: LandmarkType;
  readonly x: number;
  readonly y: number;
}

/** A face on an upright image. */
export interface Face {
  /** 0–1: how sure the engine is that this is a face. */
  readonly confidence: number;
  readonly box: Box;
  /** All five, in the order of {@link LANDMARK_TYPES}. */
  readonly landmarks: readonly Landmark[];
  /** Left out by engines that measure none. */
  readonly quality?: FaceQuality;
}
