import type { Clock } from '../../ports/clock.ts';

/** The machine's {@link Clock}. */
export function createSystemClock(): Clock {
  return { nowMs: () => Date.now(), monotonicMs: () => performance.now() };
}
