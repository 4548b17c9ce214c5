import { z } from 'zod';
import type { VerifyIdentityRequest } from '../../../ports/driving/verify-identity.ts';
import { authenticityPolicyParameter } from '../body/authenticity-policy-parameter.ts';
import { documentTypeParameter } from '../body/document-type-parameter.ts';
import { includeParameter } from '../body/include-parameter.ts';
import { checkParameters, imageInput, pictureParameter } from '../body/picture-parameter.ts';
import type { RequestParameters } from '../body/request-parameters.ts';

/** What an answer may hold beyond the contract. */
const INCLUDABLE = ['faceImage', 'quality'] as const;

/** A checked call of the verification. */
export interface VerifyCall extends VerifyIdentityRequest {
  readonly include: ReadonlySet<(typeof INCLUDABLE)[number]>;
}

const parameters = z.object({
  documentImage: pictureParameter('documentImage'),
  faceImage: pictureParameter('faceImage'),
  documentType: documentTypeParameter,
  authenticityPolicy: authenticityPolicyParameter,
  include: includeParameter(INCLUDABLE),
});

/** Checks the parameters of a verification; throws as `checkParameters` and `imageInput` do. */
export function parseVerifyParameters(given: RequestParameters): VerifyCall {
  const checked = checkParameters(parameters, given, ['documentImage', 'faceImage']);
  const { documentType, authenticityPolicy, include } = checked;
  return {
    documentImage: imageInput(checked.documentImage, 'documentImage'),
    faceImage: imageInput(checked.faceImage, 'faceImage'),
    documentType,
    ...(authenticityPolicy === undefined ? {} : { authenticityPolicy }),
    withPortrait: include.has('faceImage'),
    include,
  };
}
