import type { FailureHint } from '../../domain/errors.ts';
import { type IdlensError, isIdlensError } from '../../domain/errors.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { FAILURE_STATUS } from './failure-status.ts';
import type { HttpContext, HttpMiddleware } from './request-state.ts';

/** The contract's one shape of error body. */
interface ErrorBody {
  /** The same sentence as `message`: old clients read either. */
  readonly error: string;
  readonly message: string;
  /** Stable and machine-readable. */
  readonly code: string;
  readonly requestId: string;
  readonly hints?: readonly FailureHint[];
}

/** Seconds after which a call that met a passing fault is worth another try. */
const DEFAULT_RETRY_AFTER_SECONDS = 1;

/** The error body of the contract. */
function errorBody(code: string, message: string, requestId: string, hints?: readonly FailureHint[]): ErrorBody {
  return { error: message, message, code, requestId, ...(hints?.length ? { hints } : {}) };
}

/**
 * Turns whatever is thrown further in into the contract's error body. Anything that is not an `IdlensError` is a bug or a fault
 * of the HTTP framework's own: a client fault of the latter (a path that cannot be decoded) is 400, all else is 500 without a
 * word about its cause, which goes to the telemetry.
 */
export function answerErrors(telemetry: Telemetry): HttpMiddleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (isIdlensError(error)) answerFailure(ctx, error, telemetry);
      else if (isClientFault(error)) answer(ctx, 400, 'request.invalid', 'The request is not valid HTTP.');
      else answerBug(ctx, error, telemetry);
    }
  };
}

function answerFailure(ctx: HttpContext, failure: IdlensError, telemetry: Telemetry): void {
  const status = FAILURE_STATUS[failure.code];
  if (status >= 500) telemetry.failure('http.failure', failure, { requestId: ctx.state.requestId });
  if (status === 429 || status === 503 || (status === 409 && failure.retryable))
    ctx.set('Retry-After', String(failure.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS));
  answer(ctx, status, failure.code, failure.message, failure.hints);
}

function answerBug(ctx: HttpContext, error: unknown, telemetry: Telemetry): void {
  telemetry.failure('http.bug', error, { requestId: ctx.state.requestId });
  answer(ctx, 500, 'internal.unexpected', 'Something went wrong on the server; the call may be repeated.');
}

function answer(ctx: HttpContext, status: number, code: string, message: string, hints?: readonly FailureHint[]): void {
  ctx.state.logged['code'] = code;
  ctx.status = status;
  ctx.body = errorBody(code, message, ctx.state.requestId, hints);
}

/** `http-errors` of Koa and its router carry `status` and `expose`. */
function isClientFault(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { status, expose } = error as { readonly status?: unknown; readonly expose?: unknown };
  return expose === true && typeof status === 'number' && status >= 400 && status < 500;
}
