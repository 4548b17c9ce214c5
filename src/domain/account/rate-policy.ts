/** The limits on one organisation's calls. */
export interface RatePolicy {
  /** Calls a second that may go on for ever. */
  readonly sustainedPerSecond: number;
  /** Calls that may come at once after a pause. */
  readonly burst: number;
  /** Calls a UTC day. */
  readonly perDay: number;
}

/** The contract's limits: 25 a second, 35 at once, 10,000 a day. */
export const DEFAULT_RATE_POLICY: RatePolicy = { sustainedPerSecond: 25, burst: 35, perDay: 10_000 };

/** What is left of one limit, for the `RateLimit` headers. */
export interface RateWindow {
  readonly name: 'burst' | 'daily';
  readonly quota: number;
  readonly windowSeconds: number;
  readonly remaining: number;
  /** Seconds until `remaining` is the full quota again, rounded up. */
  readonly resetSeconds: number;
}

/** Whether a call may go on. */
export interface RateDecision {
  readonly allowed: boolean;
  /** Milliseconds until a call would be allowed; 0 when this one is. */
  readonly retryAfterMs: number;
  readonly windows: readonly RateWindow[];
}

/** What has to be remembered of an organisation between calls. */
export interface RateState {
  /** GCRA's theoretical arrival time, milliseconds since 1970. */
  readonly arrivalMs: number;
  /** The UTC day that `usedToday` counts, as whole days since 1970. */
  readonly day: number;
  readonly usedToday: number;
}

const DAY_MS = 86_400_000;
const FRESH: RateState = { arrivalMs: 0, day: -1, usedToday: 0 };

/**
 * The generic cell rate algorithm (ITU-T I.371, virtual scheduling) with a daily quota on top.
 * Returns the decision and the state to remember; a refused call leaves the state as it was.
 */
export function takeCall(
  policy: RatePolicy,
  previous: RateState | undefined,
  nowMs: number,
): { readonly decision: RateDecision; readonly state: RateState } {
  const intervalMs = 1000 / policy.sustainedPerSecond;
  const toleranceMs = intervalMs * (policy.burst - 1);
  const day = Math.floor(nowMs / DAY_MS);
  const known = previous ?? FRESH;
  const usedToday = known.day === day ? known.usedToday : 0;
  const arrivalMs = Math.max(known.arrivalMs, nowMs);

  const burstWaitMs = Math.max(0, arrivalMs - toleranceMs - nowMs);
  const dailyWaitMs = usedToday >= policy.perDay ? (day + 1) * DAY_MS - nowMs : 0;
  const retryAfterMs = Math.max(burstWaitMs, dailyWaitMs);
  const allowed = retryAfterMs <= 0;
  const state = allowed
    ? { arrivalMs: arrivalMs + intervalMs, day, usedToday: usedToday + 1 }
    : { arrivalMs: known.arrivalMs, day, usedToday };
  return { decision: { allowed, retryAfterMs, windows: windowsOf(policy, state, nowMs, intervalMs) }, state };
}

function windowsOf(policy: RatePolicy, state: RateState, nowMs: number, intervalMs: number): RateWindow[] {
  const backlogMs = Math.max(0, state.arrivalMs - nowMs);
  return [
    {
      name: 'burst',
      quota: policy.burst,
      windowSeconds: Math.ceil(policy.burst / policy.sustainedPerSecond),
      remaining: Math.max(0, Math.floor(policy.burst - backlogMs / intervalMs + 1e-9)),
      resetSeconds: Math.ceil(backlogMs / 1000),
    },
    {
      name: 'daily',
      quota: policy.perDay,
      windowSeconds: DAY_MS / 1000,
      remaining: Math.max(0, policy.perDay - state.usedToday),
      resetSeconds: Math.ceil(((state.day + 1) * DAY_MS - nowMs) / 1000),
    },
  ];
}
