import type { AgeEstimateAnswer } from '../../domain/face/age-estimate.ts';
import type { CallOptions } from '../call-options.ts';
import type { ImageInput, PictureCaller } from './image-input.ts';

/** Whose age to estimate. */
export interface EstimateAgeRequest {
  readonly image: ImageInput;
}

/** Estimates age and sex of the surest face of a picture; fails as `DetectFace` does. */
export type EstimateAge = (
  request: EstimateAgeRequest,
  caller: PictureCaller,
  options?: CallOptions,
) => Promise<AgeEstimateAnswer>;
