import Router from '@koa/router';
import type { RequestState } from './request-state.ts';

/** `GET /healthz`: the process answers. `GET /readyz`: a scan has a chance to succeed, else 503. Both without a key. */
export function healthRoutes(isReady: () => Promise<boolean>): Router<RequestState> {
  const router = new Router<RequestState>();
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' };
  });
  router.get('/readyz', async (ctx) => {
    const ready = await isReady();
    ctx.status = ready ? 200 : 503;
    if (!ready) ctx.set('Retry-After', '2');
    ctx.body = { status: ready ? 'ready' : 'not_ready' };
  });
  return router;
}
