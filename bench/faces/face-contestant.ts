import type { FacePicture } from '../../src/ports/face-engine.ts';

/** Who finds and compares faces. */
export interface FaceContestant {
  readonly name: string;
  /** The vector of the first face, undefined where it finds none. */
  describe(picture: FacePicture): Promise<FaceVector | undefined>;
  /** How alike two vectors are by its own measure; larger is more alike. */
  likeness(a: FaceVector, b: FaceVector): number;
  /** The likeness from which on its documentation takes two faces for one person's. */
  readonly matchesFrom: number;
}

/** What a face comes to; its meaning is the contestant's. */
export type FaceVector = readonly number[] | Float32Array;
