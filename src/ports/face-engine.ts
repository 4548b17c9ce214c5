import type { Face } from '../domain/face/face.ts';
import type { DecodedImage } from '../domain/image/image-rules.ts';
import type { PageSize, QuarterTurn } from '../domain/reading/geometry.ts';
import type { CallOptions } from './call-options.ts';

/** What a picture shows: portraits on documents are small, printed and sometimes doubled by a ghost image. */
export type FacePictureKind = 'selfie' | 'document';

/** A picture in which a face is looked for. */
export interface FacePicture {
  readonly image: DecodedImage;
  readonly kind: FacePictureKind;
}

/** The faces of one picture. */
export interface FaceSighting {
  /** The clockwise quarter turn that made the picture upright, and its size after it; what all boxes and points belong to. */
  readonly turn: QuarterTurn;
  readonly page: PageSize;
  /** The one that counts first: on a document the portrait; else the surest, any much smaller face (a bystander, a card in the hand) last. */
  readonly faces: readonly Face[];
}

/** How alike two faces are. */
export interface FaceComparison {
  readonly source: FaceSighting;
  readonly target: FaceSighting;
  /** 0–100, calibrated as the adapter's documentation tells; absent when either picture shows no face. */
  readonly similarity?: number;
}

/** What a face tells of its bearer. */
export interface FaceAttributes {
  readonly sighting: FaceSighting;
  /** Of the first face; absent when there is none. Years; `low` ≤ `high`. */
  readonly ageRange?: { readonly low: number; readonly high: number };
  /** Of the first face; `confidence`: 0–1. */
  readonly sex?: { readonly value: 'male' | 'female'; readonly confidence: number };
}

/**
 * Finds and compares faces. A picture without a face is an answer, not an error. Throws `IdlensError` `face_engine.unavailable` and
 * `face_engine.timeout` (retryable), and rejects with the signal's reason when aborted.
 */
export interface FaceEngine {
  /** Names the engine in results, with its version. */
  readonly id: string;
  readonly version: string;
  detect(picture: FacePicture, options?: CallOptions): Promise<FaceSighting>;
  /** Compares the first faces; exchanging source and target changes the similarity by less than 0.5. */
  compare(source: FacePicture, target: FacePicture, options?: CallOptions): Promise<FaceComparison>;
  estimateAge(picture: FacePicture, options?: CallOptions): Promise<FaceAttributes>;
  /** Whether a call now has a chance to succeed; never throws. */
  isReady(): Promise<boolean>;
  /** Ends calls and processes. Safe to call twice. */
  close(): Promise<void>;
}
