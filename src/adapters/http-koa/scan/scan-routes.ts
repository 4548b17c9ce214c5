import Router from '@koa/router';
import { admit } from '../admission.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import type { AnswerMetered, MeteredCall } from '../metered-call.ts';
import type { RequestState } from '../request-state.ts';
import { presentScan, type ScanAnswer } from './scan-answer.ts';
import { parseScanParameters, type ScanCall } from './scan-parameters.ts';

/** `POST /v1/document/scan`. */
export function scanRoutes(dependencies: HttpDependencies, answer: AnswerMetered): Router<RequestState> {
  const router = new Router<RequestState>();
  router.post('/v1/document/scan', admit(dependencies.admitCaller, 'scan'), answer(scanCall(dependencies)));
  return router;
}

function scanCall({ scanDocument }: HttpDependencies): MeteredCall<ScanCall, ScanAnswer> {
  return {
    operation: 'document.scan',
    pictureNames: ['image', 'imageBack'],
    timeout: { code: 'reader.timeout', message: 'The document could not be read in time.' },
    parse: parseScanParameters,
    picturesOf: ({ image, imageBack }) => ({ image, ...(imageBack ? { imageBack } : {}) }),
    settingsOf: ({ documentType, authenticityPolicy, include }) => ({
      documentType,
      ...(authenticityPolicy === undefined ? {} : { authenticityPolicy }),
      include: [...include].toSorted().join(','),
    }),
    work: async (call, caller, options) => presentScan(await scanDocument(call, caller, options), call.include),
    logged: (call, answer) => ({
      documentTypeHint: call.documentType,
      ...(answer ? { documentType: answer.documentType } : {}),
    }),
  };
}
