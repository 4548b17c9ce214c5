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
  const day = dayOf(nowMs);
  const known = previous ?? FRESH;
  const usedToday = known.day === day ? known.usedToday : 0;
  const allowed = waitMs(policy, known, nowMs) <= 0;
  const state = allowed
    ? { arrivalMs: Math.max(known.arrivalMs, nowMs) + intervalMs(policy), day, usedToday: usedToday + 1 }
    : { arrivalMs: known.arrivalMs, day, usedToday };
  return { decision: decisionAfter(policy, allowed, state, nowMs), state };
}

/** The decision on a call at `nowMs` that was counted (`allowed`) or refused, by the state remembered after it. */
export function decisionAfter(policy: RatePolicy, allowed: boolean, state: RateState, nowMs: number): RateDecision {
  const retryAfterMs = allowed ? 0 : Math.max(1, waitMs(policy, state, nowMs));
  return { allowed, retryAfterMs, windows: windowsOf(policy, state, nowMs) };
}

/** The UTC day of `nowMs` (milliseconds since 1970) as whole days since 1970. */
export function dayOf(nowMs: number): number {
  return Math.floor(nowMs / DAY_MS);
}

/** Milliseconds between calls at the sustained rate. */
export function intervalMs(policy: RatePolicy): number {
  return 1000 / policy.sustainedPerSecond;
}

/** Milliseconds that calls may come ahead of the sustained rate. */
export function toleranceMs(policy: RatePolicy): number {
  return intervalMs(policy) * (policy.burst - 1);
}

/** How long after `nowMs` the next call is allowed; 0 or less when it is now. */
function waitMs(policy: RatePolicy, { arrivalMs, day, usedToday }: RateState, nowMs: number): number {
  const today = dayOf(nowMs);
  const burstWaitMs = Math.max(arrivalMs, nowMs) - toleranceMs(policy) - nowMs;
  const dailyWaitMs = day === today && usedToday >= policy.perDay ? (today + 1) * DAY_MS - nowMs : 0;
  return Math.max(0, burstWaitMs, dailyWaitMs);
}

function windowsOf(policy: RatePolicy, state: RateState, nowMs: number): RateWindow[] {
  const backlogMs = Math.max(0, state.arrivalMs - nowMs);
  return [
    {
      name: 'burst',
      quota: policy.burst,
      windowSeconds: Math.ceil(policy.burst / policy.sustainedPerSecond),
      remaining: Math.max(0, Math.floor(policy.burst - backlogMs / intervalMs(policy) + 1e-9)),
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
