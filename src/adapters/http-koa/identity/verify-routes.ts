import Router from '@koa/router';
import { isFullyExamined } from '../../../domain/identity/reasons.ts';
import type { VerificationAnswer } from '../../../domain/identity/verification.ts';
import type { IdentityVerification, VerificationQuality } from '../../../ports/driving/verify-identity.ts';
import { admit } from '../admission.ts';
import { base64Of } from '../base64-of.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import type { AnswerMetered, MeteredCall } from '../metered-call.ts';
import type { RequestState } from '../request-state.ts';
import { parseVerifyParameters, type VerifyCall } from './verify-parameters.ts';

/** `POST /v1/identity/verify`; since it tells both, its key has to be one for documents and for faces. */
export function verifyRoutes(dependencies: HttpDependencies, answer: AnswerMetered): Router<RequestState> {
  const router = new Router<RequestState>();
  const admission = admit(dependencies.admitCaller, 'scan', 'face');
  router.post('/v1/identity/verify', admission, answer(verifyCall(dependencies)));
  return router;
}

/** The contract's answer, and what was asked for beyond it. */
type VerifyAnswer = VerificationAnswer & {
  /** The document's portrait as base64 of a JPEG; left out when none was found. */
  readonly faceImage?: string;
  readonly quality?: VerificationQuality;
};

/** An answer that lacks a part, because an engine failed, is free: the caller has to come again for the verdict. */
function verifyCall({ verifyIdentity }: HttpDependencies): MeteredCall<VerifyCall, VerifyAnswer> {
  return {
    operation: 'identity.verify',
    pictureNames: ['documentImage', 'faceImage'],
    timeout: { code: 'reader.timeout', message: 'The identity could not be verified in time.' },
    parse: parseVerifyParameters,
    picturesOf: ({ documentImage, faceImage }) => ({ documentImage, faceImage }),
    settingsOf: ({ documentType, authenticityPolicy, include }) => ({
      documentType,
      ...(authenticityPolicy === undefined ? {} : { authenticityPolicy }),
      include: [...include].toSorted().join(','),
    }),
    work: async (call, caller, options) => present(await verifyIdentity(call, caller, options), call),
    isCharged: ({ reasons }) => isFullyExamined(reasons),
    logged: (call, answer) => ({
      documentTypeHint: call.documentType,
      ...(answer ? { documentType: answer.document.documentType, fullyExamined: isFullyExamined(answer.reasons) } : {}),
    }),
  };
}

function present({ answer, portrait, quality }: IdentityVerification, { include }: VerifyCall): VerifyAnswer {
  return {
    ...answer,
    ...(include.has('faceImage') && portrait ? { faceImage: base64Of(portrait) } : {}),
    ...(include.has('quality') ? { quality } : {}),
  };
}
