import type { RateDecision } from '../domain/account/rate-policy.ts';

/** Counts calls per organisation against the configured rate policy. Throws `storage.unavailable` (retryable). */
export interface RateLimiter {
  /** Counts one call at `nowMs` (milliseconds since 1970) and says whether it may go on; a refused call is not counted. */
  take(organisationId: string, nowMs: number): Promise<RateDecision>;
}
