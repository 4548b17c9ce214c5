import Koa from 'koa';
import helmet from 'koa-helmet';
import { accountRoutes } from './account-routes.ts';
import { drainAnsweredBodies } from './body/drain.ts';
import { answerErrors } from './error-answer.ts';
import { faceRoutes } from './face/face-routes.ts';
import { healthRoutes } from './health-routes.ts';
import type { HttpDependencies } from './http-dependencies.ts';
import { verifyRoutes } from './identity/verify-routes.ts';
import { createMeteredCalls } from './metered-call.ts';
import { pageRoutes } from './page-routes.ts';
import { frameRequest } from './request-frame.ts';
import type { RequestState } from './request-state.ts';
import { scanRoutes } from './scan/scan-routes.ts';
import { refuseUnknownRoutes } from './unknown-route.ts';
import { uploadRoutes } from './upload/upload-routes.ts';

/** The whole HTTP contract as a Koa application; it does not listen yet. */
export function createHttpApp(dependencies: HttpDependencies): Koa<RequestState> {
  const { admitCaller, clock, telemetry, isReady, pageKey } = dependencies;
  const app = new Koa<RequestState>();
  const metered = createMeteredCalls(dependencies);
  const routers = [
    scanRoutes(dependencies, metered),
    faceRoutes(dependencies, metered),
    verifyRoutes(dependencies, metered),
    uploadRoutes(dependencies),
    accountRoutes(admitCaller),
    healthRoutes(isReady),
    pageRoutes(pageKey),
  ];
  app.use(frameRequest(clock, telemetry));
  app.use(securityHeaders());
  app.use(drainAnsweredBodies());
  app.use(answerErrors(telemetry));
  for (const router of routers) app.use(router.routes());
  app.use(refuseUnknownRoutes(routers));
  // Errors of a request are answered above; this is what comes after, such as a client that goes away while it is answered.
  app.on('error', (error: unknown) => telemetry.failure('http.connection', error, {}));
  return app;
}

/** One policy for all: the page loads its own files only, and the API's answers load nothing anyway. */
function securityHeaders(): Koa.Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        formAction: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // HTTPS ends at a proxy, if anywhere; only that can promise it for the future.
    strictTransportSecurity: false,
  });
}
