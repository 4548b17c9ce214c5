import { type FailureCode, IdlensError } from '../../domain/errors.ts';

/** Calls over two engines, which end before either engine is closed. */
export interface CallsInFlight {
  /** Does `work`; rejects with the unavailability after {@link CallsInFlight.close}. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Takes no new calls, lets those in flight end, then does `closeEngines`, once. */
  close(closeEngines: () => Promise<unknown>): Promise<void>;
}

/** No calls yet; `code` is what a call is after the end. */
export function createCallsInFlight(code: FailureCode): CallsInFlight {
  const inFlight = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  return {
    run(work) {
      if (closed !== undefined)
        return Promise.reject(new IdlensError(code, 'The engines are closed.', { retryable: true }));
      const running = work();
      inFlight.add(running);
      const forget = (): boolean => inFlight.delete(running);
      running.then(forget, forget);
      return running;
    },
    close(closeEngines) {
      closed ??= Promise.allSettled(inFlight).then(async () => void (await closeEngines()));
      return closed;
    },
  };
}
