import type { FaceComparisonAnswer } from '../../domain/face/face-match.ts';
import type { CallOptions } from '../call-options.ts';
import type { ImageInput, PictureCaller } from './image-input.ts';

/** Whose faces to compare; which of the two is the source makes no difference. */
export interface CompareFacesRequest {
  readonly source: ImageInput;
  readonly target: ImageInput;
}

/**
 * Compares the surest faces of two pictures; a picture without one is an answer too. Throws `IdlensError`: `image.*` or
 * `object.not_readable` for a picture that cannot be used (the message and a hint name which, the source when both are at fault),
 * `face_engine.*` and `storage.unavailable` (retryable). Rejects with the signal's reason when aborted.
 */
export type CompareFaces = (
  request: CompareFacesRequest,
  caller: PictureCaller,
  options?: CallOptions,
) => Promise<FaceComparisonAnswer>;
