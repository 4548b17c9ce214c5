import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { decisionAfter, type RatePolicy, type RateState, takeCall } from '../../../src/domain/account/rate-policy.ts';

const DAY_MS = 86_400_000;
const policy: fc.Arbitrary<RatePolicy> = fc.record({
  sustainedPerSecond: fc.integer({ min: 1, max: 50 }),
  burst: fc.integer({ min: 1, max: 60 }),
  perDay: fc.integer({ min: 1, max: 200 }),
});
/** Moments of calls, in order; half of them come at once. */
const moments = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2_000 })), { minLength: 1, maxLength: 150 })
  .map((gapsMs) => {
    let momentMs = Date.UTC(2026, 0, 15, 23, 59);
    return gapsMs.map((gapMs) => {
      momentMs += gapMs;
      return momentMs;
    });
  });

function callsAt(rules: RatePolicy, momentsMs: readonly number[]) {
  let state: RateState | undefined;
  return momentsMs.map((momentMs) => {
    const before = state;
    const { decision, state: after } = takeCall(rules, before, momentMs);
    state = after;
    return { momentMs, before, decision, after };
  });
}

describe('the rate policy', () => {
  test.prop([policy, moments])('lets no stretch of time hold more than a burst and its share', (rules, momentsMs) => {
    const passed = callsAt(rules, momentsMs).filter(({ decision }) => decision.allowed);
    for (const [first, { momentMs: fromMs }] of passed.entries())
      for (const [last, { momentMs: toMs }] of passed.entries()) {
        if (last < first) continue;
        const most = rules.burst + ((toMs - fromMs) * rules.sustainedPerSecond) / 1_000;
        expect(last - first + 1).toBeLessThanOrEqual(most + 1e-6);
      }
  });

  test.prop([policy, moments])('lets no day hold more than its quota', (rules, momentsMs) => {
    const days = new Map<number, number>();
    for (const { decision, momentMs } of callsAt(rules, momentsMs)) {
      const day = Math.floor(momentMs / DAY_MS);
      if (decision.allowed) days.set(day, (days.get(day) ?? 0) + 1);
    }
    expect(Math.max(0, ...days.values())).toBeLessThanOrEqual(rules.perDay);
  });

  test.prop([policy, moments])('tells a refused caller the moment from which a call passes', (rules, momentsMs) => {
    for (const { decision, momentMs, after } of callsAt(rules, momentsMs).filter((call) => !call.decision.allowed)) {
      const waitMs = Math.ceil(decision.retryAfterMs);
      expect(takeCall(rules, after, momentMs + waitMs).decision.allowed).toBe(true);
      if (waitMs > 1) expect(takeCall(rules, after, momentMs + waitMs - 2).decision.allowed).toBe(false);
    }
  });

  test.prop([policy, moments])('remembers nothing of a refused call', (rules, momentsMs) => {
    for (const { decision, before, after } of callsAt(rules, momentsMs))
      if (!decision.allowed) expect(after.arrivalMs).toBe(before?.arrivalMs);
  });

  test.prop([policy, moments])('comes to the same decision by what a store remembers', (rules, momentsMs) => {
    for (const { decision, momentMs, after } of callsAt(rules, momentsMs))
      expect(decisionAfter(rules, decision.allowed, after, momentMs)).toEqual(decision);
  });
});
