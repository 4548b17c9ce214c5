import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { type FailureCode, IdlensError, isIdlensError } from '../../domain/errors.ts';
import { isPictureFault } from '../../domain/image/picture-failure.ts';
import type { Telemetry } from '../../ports/telemetry.ts';

/** When an engine is left alone, and for how long. */
export interface CircuitOptions {
  readonly telemetry: Telemetry;
  /** Calls in a row that find the engine failing, at least 1; 5 when left out. */
  readonly failuresInARow?: number;
  /** How long it is then left alone, in milliseconds, before one call tries it again; 10,000 when left out. */
  readonly pauseMs?: number;
}

/** Calls to an engine that are not made while it is known to fail. */
export interface Circuit {
  /** Does `work`, or fails at once while the engine is left alone. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Whether a call would go through: also the one that tries the engine again, or nobody would ever send it. */
  letsThrough(): boolean;
}

const FAILURES_IN_A_ROW = 5;
const PAUSE_MS = 10_000;

/**
 * The circuit before the engine called `engine`, whose unavailability is `code`. What counts is a failure of the engine; a picture that it
 * refuses, a call that its caller gives up, and bugs do not.
 */
export function createCircuit(engine: string, code: FailureCode, options: CircuitOptions): Circuit {
  const { telemetry, failuresInARow = FAILURES_IN_A_ROW, pauseMs = PAUSE_MS } = options;
  const policy = circuitBreaker(
    handleWhen((error) => isIdlensError(error) && !isPictureFault(error)),
    { halfOpenAfter: pauseMs, breaker: new ConsecutiveBreaker(failuresInARow) },
  );
  let openedAtMs = Number.NEGATIVE_INFINITY;
  policy.onBreak(() => {
    openedAtMs = performance.now();
    telemetry.record('circuit.opened', { engine, pauseMs });
  });
  policy.onReset(() => telemetry.record('circuit.closed', { engine }));
  const leftAlone = (): IdlensError =>
    new IdlensError(code, `The engine ${engine} failed several times and is left alone for a while.`, {
      retryable: true,
      retryAfterSeconds: Math.ceil(pauseMs / 1_000),
    });
  return {
    async run(work) {
      // While one call tries the engine again, the others would wait for it, deaf to their signals.
      if (policy.state === CircuitState.HalfOpen) throw leftAlone();
      try {
        return await policy.execute(() => work());
      } catch (error) {
        throw error instanceof BrokenCircuitError ? leftAlone() : error;
      }
    },
    letsThrough: () => policy.state === CircuitState.Closed || performance.now() - openedAtMs >= pauseMs,
  };
}
