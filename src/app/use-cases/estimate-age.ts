import { describeAge } from '../../domain/face/age-estimate.ts';
import { invariant } from '../../domain/invariant.ts';
import type { EstimateAge } from '../../ports/driving/estimate-age.ts';
import type { FaceEngine } from '../../ports/face-engine.ts';
import type { DecodePicture } from './decode-picture.ts';

/** The estimate by `faces`. */
export function createEstimateAge(decode: DecodePicture, faces: FaceEngine): EstimateAge {
  return async (request, caller, options = {}) => {
    const image = await decode(request.image, caller, options);
    const { sighting, ageRange, sex } = await faces.estimateAge({ image, kind: 'selfie' }, options);
    if (sighting.faces.length === 0) return describeAge(undefined);
    invariant(ageRange !== undefined && sex !== undefined, 'an engine that sees a face tells its age and sex');
    return describeAge({ ageRange, sex });
  };
}
