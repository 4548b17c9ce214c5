import { z } from 'zod';
import type { CompareFacesRequest } from '../../../ports/driving/compare-faces.ts';
import type { DetectFaceRequest } from '../../../ports/driving/detect-face.ts';
import type { EstimateAgeRequest } from '../../../ports/driving/estimate-age.ts';
import { includeParameter } from '../body/include-parameter.ts';
import { checkParameters, imageInput, pictureParameter } from '../body/picture-parameter.ts';
import type { RequestParameters } from '../body/request-parameters.ts';

/** A checked call of the detection. */
export interface DetectCall extends DetectFaceRequest {
  readonly include: ReadonlySet<'quality'>;
}

const onePicture = z.object({ image: pictureParameter('image') });
const detection = onePicture.extend({ include: includeParameter(['quality']) });
const twoPictures = z.object({ source: pictureParameter('source'), target: pictureParameter('target') });

/** Checks the parameters of a detection; throws as `checkParameters` and `imageInput` do. */
export function parseDetectParameters(given: RequestParameters): DetectCall {
  const { image, include } = checkParameters(detection, given, ['image']);
  return { image: imageInput(image, 'image'), include };
}

/** Checks the parameters of a comparison; throws as `checkParameters` and `imageInput` do. */
export function parseCompareParameters(given: RequestParameters): CompareFacesRequest {
  const { source, target } = checkParameters(twoPictures, given, ['source', 'target']);
  return { source: imageInput(source, 'source'), target: imageInput(target, 'target') };
}

/** Checks the parameters of an estimate of age; throws as `checkParameters` and `imageInput` do. */
export function parseAgeParameters(given: RequestParameters): EstimateAgeRequest {
  return { image: imageInput(checkParameters(onePicture, given, ['image']).image, 'image') };
}
