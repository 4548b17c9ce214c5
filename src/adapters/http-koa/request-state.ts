import type Koa from 'koa';
import type { Caller } from '../../ports/driving/admit-caller.ts';
import type { TelemetryValue } from '../../ports/telemetry.ts';

/** What is known of one request while it is answered. */
export interface RequestState {
  requestId: string;
  /** Aborted when the client goes away; its reason is an `IdlensError` `request.aborted`. */
  signal: AbortSignal;
  /** Set once the call is admitted. */
  caller?: Caller;
  /** What else the log line of the request tells; no personal data. */
  logged: Record<string, TelemetryValue>;
}

/** The context of a request. */
export type HttpContext = Koa.ParameterizedContext<RequestState>;

/** A middleware of this application. */
export type HttpMiddleware = Koa.Middleware<RequestState>;

/** The caller of a call that was admitted. */
export function callerOf(state: RequestState): Caller {
  if (state.caller === undefined) throw new Error('a route that needs a caller stands behind the admission');
  return state.caller;
}
