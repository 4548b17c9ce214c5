import { invariant } from '../../domain/invariant.ts';
import type { Clock } from '../../ports/clock.ts';

/** A {@link Clock} that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves both readings forward by at least 0 milliseconds. */
  advance(durationMs: number): void;
}

/** A clock that stands at `startMs` (milliseconds since 1970). */
export function createManualClock(startMs: number): ManualClock {
  let elapsedMs = 0;
  return {
    nowMs: () => startMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    advance(durationMs) {
      invariant(durationMs >= 0, 'a clock moves forward only');
      elapsedMs += durationMs;
    },
  };
}
