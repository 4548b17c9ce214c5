import { isIdlensError } from '../../../domain/errors.ts';
import type { CallOptions } from '../../../ports/call-options.ts';
import { type AwsConnectionOptions, DEFAULT_DEADLINE_MS } from './aws-connection.ts';
import {
  failureOfService,
  type NamedFailures,
  type ServiceFailures,
  timedOut,
  unavailable,
} from './service-failures.ts';

/** One call across a port while it runs: requests to the service are sent through it. */
export interface ServiceCall {
  /** Fires when the caller gives up or the deadline has passed. */
  readonly signal: AbortSignal;
  /** Sends a request; what the SDK throws becomes a failure of the service, or of this request where `special` names it. */
  ask<Answer>(
    send: (options: { readonly abortSignal: AbortSignal }) => Promise<Answer>,
    special?: NamedFailures,
  ): Promise<Answer>;
}

/** The calls to one service. */
export interface ServiceCalls {
  /**
   * Does `work` within the deadline. Rejects with the reason of the caller's signal as soon as that fires, with the service's time-out when
   * the deadline has passed, and with its unavailability after {@link ServiceCalls.close}.
   */
  run<Result>(work: (call: ServiceCall) => Promise<Result>, options: CallOptions | undefined): Promise<Result>;
  /** Whether a call now has a chance to succeed; there is no request that would tell without a price, so the last calls do. */
  isReady(): boolean;
  /** Takes no new calls, lets those in flight end, then lets go of the connections. Safe to call twice. */
  close(): Promise<void>;
}

/** After a call that found the service gone, it is taken for gone so long, in milliseconds; then it deserves another try. */
const PRESUMED_GONE_MS = 10_000;

/** The calls to the service that `failures` names; `destroy` lets go of its client's connections. */
export function createServiceCalls(
  failures: ServiceFailures,
  { deadlineMs = DEFAULT_DEADLINE_MS }: AwsConnectionOptions,
  destroy: () => void,
): ServiceCalls {
  const inFlight = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  let goneSinceMs: number | undefined;

  async function within<Result>(
    work: (call: ServiceCall) => Promise<Result>,
    outer: AbortSignal | undefined,
  ): Promise<Result> {
    outer?.throwIfAborted();
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(timedOut(failures)), deadlineMs);
    const signal = outer === undefined ? deadline.signal : AbortSignal.any([outer, deadline.signal]);
    const ask: ServiceCall['ask'] = async (send, special) => {
      try {
        const answer = await send({ abortSignal: signal });
        goneSinceMs = undefined;
        return answer;
      } catch (error) {
        if (isIdlensError(error)) throw error;
        throw failureOfService(error, failures, special);
      }
    };
    try {
      return await untilAborted(work({ signal, ask }), signal);
    } catch (error) {
      outer?.throwIfAborted();
      const failure: unknown = deadline.signal.aborted ? deadline.signal.reason : error;
      if (isIdlensError(failure) && failure.retryable) goneSinceMs = performance.now();
      throw failure;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    run(work, options) {
      if (closed !== undefined) return Promise.reject(unavailable(failures, 'is closed'));
      const running = within(work, options?.signal);
      inFlight.add(running);
      const forget = (): boolean => inFlight.delete(running);
      running.then(forget, forget);
      return running;
    },
    isReady: () =>
      closed === undefined && (goneSinceMs === undefined || performance.now() - goneSinceMs > PRESUMED_GONE_MS),
    close() {
      closed ??= Promise.allSettled(inFlight).then(destroy);
      return closed;
    },
  };
}

/** What `promise` comes to, or a rejection as soon as `signal` fires: not everything inside the SDK listens to it. */
export async function untilAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    stop = () => signal.removeEventListener('abort', onAbort);
  });
  promise.catch(() => undefined);
  aborted.catch(() => undefined);
  try {
    signal.throwIfAborted();
    return await Promise.race([promise, aborted]);
  } finally {
    stop();
  }
}
