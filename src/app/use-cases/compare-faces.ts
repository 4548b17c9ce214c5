import { type FaceComparisonAnswer, judgeMatch } from '../../domain/face/face-match.ts';
import type { CompareFaces } from '../../ports/driving/compare-faces.ts';
import type { FaceComparison, FaceEngine } from '../../ports/face-engine.ts';
import type { DecodePicture } from './decode-picture.ts';
import { workOnBoth } from './work-on-both.ts';

/** The comparison by `faces`, judged by `threshold` (0–100). Both pictures are decoded before any face is looked for. */
export function createCompareFaces(decode: DecodePicture, faces: FaceEngine, threshold: number): CompareFaces {
  return async (request, caller, options = {}) => {
    const [source, target] = await workOnBoth(
      { name: 'source', picture: request.source },
      { name: 'target', picture: request.target },
      (input) => decode(input, caller, options),
    );
    const pictures = [{ image: source, kind: 'selfie' } as const, { image: target, kind: 'selfie' } as const] as const;
    return judgeComparison(await faces.compare(...pictures, options), threshold);
  };
}

/** What a comparison comes to by `threshold` (0–100). */
export function judgeComparison(
  { source, target, similarity }: FaceComparison,
  threshold: number,
): FaceComparisonAnswer {
  const compared = { sourceFaceDetected: source.faces.length > 0, targetFaceDetected: target.faces.length > 0 };
  return judgeMatch({ ...compared, ...(similarity === undefined ? {} : { similarity }) }, threshold);
}
