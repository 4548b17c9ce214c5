import type { ApiKeyScope } from '../../ports/api-key-directory.ts';
import type { AdmitCaller } from '../../ports/driving/admit-caller.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import type { HttpMiddleware } from './request-state.ts';

/** Lets a request on only with a good key, all the scopes, and calls left; before anything of its body is read. */
export function admit(admitCaller: AdmitCaller, ...scopes: readonly ApiKeyScope[]): HttpMiddleware {
  return async (ctx, next) => {
    const presentedKey = ctx.get('x-api-key') || undefined;
    const admission = await admitCaller({ presentedKey, scopes });
    if (admission.rate !== undefined) ctx.set(rateLimitHeaders(admission.rate));
    if (admission.caller !== undefined) ctx.state.caller = admission.caller;
    if (!admission.admitted) throw admission.failure;
    await next();
  };
}
