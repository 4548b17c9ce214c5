import Router from '@koa/router';
import type { AgeEstimateAnswer } from '../../../domain/face/age-estimate.ts';
import type { FaceDetection, FaceDetectionAnswer, FacePictureQuality } from '../../../domain/face/face-detection.ts';
import type { FaceComparisonAnswer } from '../../../domain/face/face-match.ts';
import type { CompareFacesRequest } from '../../../ports/driving/compare-faces.ts';
import type { EstimateAgeRequest } from '../../../ports/driving/estimate-age.ts';
import { admit } from '../admission.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import type { AnswerMetered, MeteredCall } from '../metered-call.ts';
import type { RequestState } from '../request-state.ts';
import {
  type DetectCall,
  parseAgeParameters,
  parseCompareParameters,
  parseDetectParameters,
} from './face-parameters.ts';

/** `POST /v1/face/detect`, `/v1/face/compare` and `/v1/face/estimate-age`. */
export function faceRoutes(dependencies: HttpDependencies, answer: AnswerMetered): Router<RequestState> {
  const router = new Router<RequestState>();
  const admission = admit(dependencies.admitCaller, 'face');
  router.post('/v1/face/detect', admission, answer(detectCall(dependencies)));
  router.post('/v1/face/compare', admission, answer(compareCall(dependencies)));
  router.post('/v1/face/estimate-age', admission, answer(ageCall(dependencies)));
  return router;
}

const TIMEOUT = { code: 'face_engine.timeout', message: 'The faces could not be examined in time.' } as const;

/** The contract's answer, and with `include=quality` how good the picture is. */
type DetectAnswer = FaceDetectionAnswer & { readonly quality?: FacePictureQuality };

function detectCall({ detectFace }: HttpDependencies): MeteredCall<DetectCall, DetectAnswer> {
  return {
    operation: 'face.detect',
    pictureNames: ['image'],
    timeout: TIMEOUT,
    parse: parseDetectParameters,
    picturesOf: ({ image }) => ({ image }),
    settingsOf: ({ include }) => ({ include: [...include].join(',') }),
    work: async (call, caller, options) => presentDetection(await detectFace(call, caller, options), call),
  };
}

function presentDetection({ answer, quality }: FaceDetection, { include }: DetectCall): DetectAnswer {
  return { ...answer, ...(include.has('quality') ? { quality } : {}) };
}

function compareCall({ compareFaces }: HttpDependencies): MeteredCall<CompareFacesRequest, FaceComparisonAnswer> {
  return {
    operation: 'face.compare',
    pictureNames: ['source', 'target'],
    timeout: TIMEOUT,
    parse: parseCompareParameters,
    picturesOf: ({ source, target }) => ({ source, target }),
    settingsOf: () => ({}),
    work: compareFaces,
  };
}

function ageCall({ estimateAge }: HttpDependencies): MeteredCall<EstimateAgeRequest, AgeEstimateAnswer> {
  return {
    operation: 'face.estimate_age',
    pictureNames: ['image'],
    timeout: TIMEOUT,
    parse: parseAgeParameters,
    picturesOf: ({ image }) => ({ image }),
    settingsOf: () => ({}),
    work: estimateAge,
  };
}
