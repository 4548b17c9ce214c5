import type { AuthenticityCheck, AuthenticityVerdict, CheckGroup, CheckStatus } from './authenticity-report.ts';

/** How strictly checks are taken. */
export const AUTHENTICITY_POLICIES = ['permissive', 'standard', 'strict'] as const;

/** One of {@link AUTHENTICITY_POLICIES}. */
export type AuthenticityPolicy = (typeof AUTHENTICITY_POLICIES)[number];

/** What holds when nobody said otherwise. */
export const DEFAULT_AUTHENTICITY_POLICY: AuthenticityPolicy = 'standard';

/** What a check that did not pass does to the verdict. */
type Weight = 'fails' | 'reviews' | 'ignored';

type Weights = Readonly<Record<CheckGroup, Readonly<Record<'failed' | 'warning', Weight>>>>;

const each = (failed: Weight, warning: Weight): Weights => ({
  consistency: { failed, warning },
  plausibility: { failed, warning },
  content: { failed, warning },
  picture: { failed, warning },
});

/**
 * The whole rule. `standard`: what failed fails, what warns asks for a person. `strict`: what warns fails too. `permissive`: only a
 * contradiction inside the document or a specimen fails; an implausible value or a doubtful picture asks for a person, warnings are ignored.
 */
const WEIGHTS: Readonly<Record<AuthenticityPolicy, Weights>> = {
  permissive: {
    ...each('fails', 'ignored'),
    plausibility: { failed: 'reviews', warning: 'ignored' },
    picture: { failed: 'reviews', warning: 'ignored' },
  },
  standard: each('fails', 'reviews'),
  strict: each('fails', 'fails'),
};

/**
 * The verdict on checks: `not_run` when none could be run, else the gravest that the policy lets any of them weigh, else `passed`. Under
 * `strict` nothing passes on plausibility alone: without a check of consistency that passed the verdict is `review`.
 */
export function verdictOf(checks: readonly AuthenticityCheck[], policy: AuthenticityPolicy): AuthenticityVerdict {
  const run = checks.filter(({ status }) => status !== 'not_run');
  if (run.length === 0) return 'not_run';
  const weights = run.map((check) => weightOf(check, policy));
  if (weights.includes('fails')) return 'failed';
  const isBacked = run.some(({ group, status }) => group === 'consistency' && status === 'passed');
  return weights.includes('reviews') || (policy === 'strict' && !isBacked) ? 'review' : 'passed';
}

/** The checks that make a verdict of `failed`, the ones that failed before those that only warn: the latter count alone under `strict`. */
export function checksAgainst(checks: readonly AuthenticityCheck[]): readonly AuthenticityCheck[] {
  const failed = withStatus(checks, 'failed');
  return failed.length > 0 ? failed : withStatus(checks, 'warning');
}

function withStatus(checks: readonly AuthenticityCheck[], wanted: CheckStatus): readonly AuthenticityCheck[] {
  return checks.filter(({ status }) => status === wanted);
}

function weightOf({ group, status }: AuthenticityCheck, policy: AuthenticityPolicy): Weight {
  return status === 'failed' || status === 'warning' ? WEIGHTS[policy][group][status] : 'ignored';
}
