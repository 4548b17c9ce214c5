import Router from '@koa/router';
import type { AdmitCaller } from '../../ports/driving/admit-caller.ts';
import { admit } from './admission.ts';
import { callerOf, type RequestState } from './request-state.ts';

/** `GET /v1/auth/verify`: whose key it is. */
export function accountRoutes(admitCaller: AdmitCaller): Router<RequestState> {
  const router = new Router<RequestState>();
  router.get('/v1/auth/verify', admit(admitCaller), (ctx) => {
    ctx.body = { valid: true, organizationId: callerOf(ctx.state).organisationId };
  });
  return router;
}
