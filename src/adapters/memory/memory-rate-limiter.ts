import { type RatePolicy, type RateState, takeCall } from '../../domain/account/rate-policy.ts';
import type { RateLimiter } from '../../ports/rate-limiter.ts';

const DAY_MS = 86_400_000;

/**
 * A {@link RateLimiter} for one process. What it remembers is bounded by the organisations of one day: when a UTC day begins,
 * those that have been idle since are forgotten.
 */
export function createMemoryRateLimiter(policy: RatePolicy): RateLimiter {
  const states = new Map<string, RateState>();
  let sweptDay = 0;

  function forgetIdle(nowMs: number): void {
    const day = Math.floor(nowMs / DAY_MS);
    if (day <= sweptDay) return;
    sweptDay = day;
    for (const [organisationId, state] of states)
      if (state.day < day && state.arrivalMs <= nowMs) states.delete(organisationId);
  }

  return {
    async take(organisationId, nowMs) {
      forgetIdle(nowMs);
      const { decision, state } = takeCall(policy, states.get(organisationId), nowMs);
      states.set(organisationId, state);
      return decision;
    },
  };
}
