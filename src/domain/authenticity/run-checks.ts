import type { AuthenticityReport, CheckStatus } from '../document/scan-result.ts';
import type { Check, CheckSubject } from './check.ts';
import { checkExpiry } from './document-expiry.ts';
import { checkExpectedType } from './expected-document-type.ts';
import { checkMrzDigits } from './mrz-check-digits.ts';
import { checkSourceAgreement } from './source-agreement.ts';

const CHECKS: readonly Check[] = [checkMrzDigits, checkSourceAgreement, checkExpiry, checkExpectedType];

/** Runs every check. The verdict is the worst of them: one failure fails, one warning asks for a review. */
export function runChecks(subject: CheckSubject): AuthenticityReport {
  const checks = CHECKS.map((check) => check(subject));
  return { verdict: verdictOf(checks.map((check) => check.status)), checks };
}

function verdictOf(statuses: readonly CheckStatus[]): AuthenticityReport['verdict'] {
  if (statuses.includes('failed')) return 'failed';
  if (statuses.includes('warning')) return 'review';
  return statuses.includes('passed') ? 'passed' : 'not_run';
}
