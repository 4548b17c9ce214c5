import { describeDetection } from '../../domain/face/face-detection.ts';
import type { DetectFace } from '../../ports/driving/detect-face.ts';
import type { FaceEngine } from '../../ports/face-engine.ts';
import type { DecodePicture } from './decode-picture.ts';

/** The detection by `faces`. */
export function createDetectFace(decode: DecodePicture, faces: FaceEngine): DetectFace {
  return async (request, caller, options = {}) => {
    const image = await decode(request.image, caller, options);
    return describeDetection((await faces.detect({ image, kind: 'selfie' }, options)).faces);
  };
}
