import { IdlensError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { requestIdOf } from './request-id.ts';
import type { HttpContext, HttpMiddleware } from './request-state.ts';

/**
 * What stands around every request: its id (also on the answer), a signal that fires when the client goes away, and one line in
 * the log when it is answered or given up.
 */
export function frameRequest(clock: Clock, telemetry: Telemetry): HttpMiddleware {
  return async (ctx, next) => {
    const startedMs = clock.monotonicMs();
    ctx.state.requestId = requestIdOf(ctx.get('x-request-id'));
    ctx.state.signal = signalOf(ctx);
    ctx.state.logged = {};
    ctx.set('x-request-id', ctx.state.requestId);
    ctx.set('Cache-Control', 'no-store');
    // A client that goes away closes the response before the call has ended; the line waits for both.
    const closed = new Promise((resolve) => ctx.res.once('close', resolve));
    await next();
    void closed.then(() => {
      telemetry.record('http.request', {
        method: ctx.method,
        route: routeOf(ctx),
        status: ctx.res.writableFinished ? ctx.status : undefined,
        durationMs: Math.round(clock.monotonicMs() - startedMs),
        requestId: ctx.state.requestId,
        organisationId: ctx.state.caller?.organisationId,
        keyId: ctx.state.caller?.keyId,
        ...ctx.state.logged,
      });
    });
  };
}

function signalOf(ctx: HttpContext): AbortSignal {
  const controller = new AbortController();
  ctx.res.once('close', () => {
    if (!ctx.res.writableFinished)
      controller.abort(new IdlensError('request.aborted', 'The client closed the connection.'));
  });
  return controller.signal;
}

/** The pattern that matched, never the path that was asked for: that may hold anything. */
function routeOf(ctx: HttpContext): string {
  const { _matchedRoute: route } = ctx as { readonly _matchedRoute?: unknown };
  return typeof route === 'string' ? route : 'none';
}
