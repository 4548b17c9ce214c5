import type Router from '@koa/router';
import { IdlensError } from '../../domain/errors.ts';
import type { HttpMiddleware, RequestState } from './request-state.ts';

/** Answers what no route took: 405 with `Allow` for a known path, 404 for the rest. */
export function refuseUnknownRoutes(routers: readonly Router<RequestState>[]): HttpMiddleware {
  return async (ctx) => {
    const methods = routers.flatMap((router) =>
      router.match(ctx.path, ctx.method).path.flatMap((layer) => layer.methods),
    );
    if (methods.length === 0) throw new IdlensError('route.not_found', 'There is nothing at this path.');
    ctx.set('Allow', [...new Set(methods)].sort().join(', '));
    throw new IdlensError('route.method_not_allowed', `This path does not take ${knownMethod(ctx.method)}.`);
  };
}

/** RFC 9110 section 9.1: a method is any token; only the usual ones are worth repeating. */
function knownMethod(method: string): string {
  return /^[A-Z]{1,10}$/.test(method) ? method : 'this method';
}
