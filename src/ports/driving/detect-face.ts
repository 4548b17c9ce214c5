import type { FaceDetection } from '../../domain/face/face-detection.ts';
import type { CallOptions } from '../call-options.ts';
import type { ImageInput, PictureCaller } from './image-input.ts';

/** Where to look for a face. */
export interface DetectFaceRequest {
  readonly image: ImageInput;
}

/**
 * Finds the surest face of a picture; none is an answer too. Throws `IdlensError`: `image.*` for a picture that cannot be used,
 * `object.not_readable` for a key that the organisation may not read or that is not there, `face_engine.*` and `storage.unavailable`
 * (retryable). Rejects with the signal's reason when aborted.
 */
export type DetectFace = (
  request: DetectFaceRequest,
  caller: PictureCaller,
  options?: CallOptions,
) => Promise<FaceDetection>;
