import { z } from 'zod';
import type { ScanRequest } from '../../../ports/driving/scan-document.ts';
import { authenticityPolicyParameter } from '../body/authenticity-policy-parameter.ts';
import { documentTypeParameter } from '../body/document-type-parameter.ts';
import { includeParameter } from '../body/include-parameter.ts';
import { checkParameters, imageInput, pictureParameter } from '../body/picture-parameter.ts';
import type { RequestParameters } from '../body/request-parameters.ts';

/** What an answer may hold beyond the contract. */
export const INCLUDABLE = ['fields', 'quality', 'faceImage'] as const;

/** One of {@link INCLUDABLE}. */
export type Includable = (typeof INCLUDABLE)[number];

/** A checked call of the scan. */
export interface ScanCall extends ScanRequest {
  readonly include: ReadonlySet<Includable>;
}

const parameters = z.object({
  image: pictureParameter('image'),
  imageBack: z.preprocess((value) => value ?? undefined, pictureParameter('imageBack').optional()),
  documentType: documentTypeParameter,
  authenticityPolicy: authenticityPolicyParameter,
  include: includeParameter(INCLUDABLE),
});

/**
 * Checks the parameters of a scan; what is not known is ignored, and an `imageBack` of null is none. Throws `image.missing`,
 * `image.empty`, `image.too_large` or `request.invalid`, each with a hint for every fault.
 */
export function parseScanParameters(given: RequestParameters): ScanCall {
  const { image, imageBack, documentType, authenticityPolicy, include } = checkParameters(parameters, given, ['image']);
  return {
    image: imageInput(image, 'image'),
    ...(imageBack === undefined ? {} : { imageBack: imageInput(imageBack, 'imageBack') }),
    documentType,
    ...(authenticityPolicy === undefined ? {} : { authenticityPolicy }),
    withPortrait: include.has('faceImage'),
    include,
  };
}
