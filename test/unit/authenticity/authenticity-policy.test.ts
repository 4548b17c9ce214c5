import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AUTHENTICITY_POLICIES,
  checksAgainst,
  verdictOf,
} from '../../../src/domain/authenticity/authenticity-policy.ts';
import {
  type AuthenticityCheck,
  CHECK_NAMES,
  CHECK_STATUSES,
  type CheckGroup,
  type CheckStatus,
} from '../../../src/domain/authenticity/authenticity-report.ts';
import { CHECKS } from '../../../src/domain/authenticity/run-checks.ts';

const check = (group: CheckGroup, status: CheckStatus): AuthenticityCheck => ({
  name: 'document_expiry',
  group,
  status,
  detail: 'A sentence.',
});

const checks = fc.array(
  fc
    .tuple(fc.constantFrom(...(Object.keys(CHECK_NAMES) as CheckGroup[])), fc.constantFrom(...CHECK_STATUSES))
    .map(([group, status]) => check(group, status)),
);

describe('the verdict', () => {
  it.each([
    ['standard', 'consistency', 'failed', 'failed'],
    ['standard', 'plausibility', 'failed', 'failed'],
    ['standard', 'picture', 'warning', 'review'],
    ['strict', 'picture', 'warning', 'failed'],
    ['permissive', 'consistency', 'failed', 'failed'],
    ['permissive', 'content', 'failed', 'failed'],
    ['permissive', 'plausibility', 'failed', 'review'],
    ['permissive', 'picture', 'failed', 'review'],
    ['permissive', 'consistency', 'warning', 'passed'],
  ] as const)('under %s of a check of %s that came to %s is %s', (policy, group, status, verdict) => {
    expect(verdictOf([check('consistency', 'passed'), check(group, status)], policy)).toBe(verdict);
  });

  it('passes nothing on plausibility alone under strict', () => {
    expect(verdictOf([check('plausibility', 'passed')], 'strict')).toBe('review');
    expect(verdictOf([check('plausibility', 'passed')], 'standard')).toBe('passed');
  });

  it('is not_run exactly when no check was run, and never milder under a stricter policy', () => {
    const gravity = ['not_run', 'passed', 'review', 'failed'];
    fc.assert(
      fc.property(checks, (all) => {
        const verdicts = AUTHENTICITY_POLICIES.map((policy) => gravity.indexOf(verdictOf(all, policy)));
        expect(verdicts).toEqual(verdicts.toSorted((a, b) => a - b));
        expect(verdicts.includes(0)).toBe(all.every(({ status }) => status === 'not_run'));
      }),
    );
  });

  it('of failed rests on checks that can be named', () => {
    fc.assert(
      fc.property(checks, fc.constantFrom(...AUTHENTICITY_POLICIES), (all, policy) => {
        if (verdictOf(all, policy) === 'failed') expect(checksAgainst(all).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the checks', () => {
  it('have the names and groups that are promised, in their order', () => {
    const promised = Object.entries(CHECK_NAMES).flatMap(([group, names]) => names.map((name) => ({ group, name })));
    expect(CHECKS.map(({ group, name }) => ({ group, name }))).toEqual(promised);
  });
});
