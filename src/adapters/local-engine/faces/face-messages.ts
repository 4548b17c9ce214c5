import type { FaceAttributes, FacePictureKind, FaceSighting } from '../../../ports/face-engine.ts';
import type { PictureRequest } from '../pool/engine-messages.ts';

/** What a face process is asked about one picture: where faces are, and the embedding or the attributes of the one that counts. */
export interface FaceRequest extends PictureRequest {
  readonly kind: FacePictureKind;
  readonly also?: 'embedding' | 'attributes';
}

/** What it answers; the embedding and the attributes only when asked for, and only when there is a face. */
export interface FaceAnswer extends Omit<FaceAttributes, 'sighting'> {
  readonly sighting: FaceSighting;
  readonly embedding?: Float32Array;
}
