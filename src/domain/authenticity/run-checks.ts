import type { DocumentType, DocumentTypeHint } from '../document/document-type.ts';
import type { FieldName } from '../document/identity-fields.ts';
import type { AuthenticityCheck, AuthenticityReport, CheckStatus } from '../document/scan-result.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import type { MrzReading } from '../mrz/parse.ts';
import type { CalendarDate } from '../values/calendar-date.ts';
import { checkExpiry } from './document-expiry.ts';
import { checkExpectedType } from './expected-document-type.ts';
import type { Finding } from './finding.ts';
import { checkMrzDigits } from './mrz-check-digits.ts';
import { checkSourceAgreement } from './source-agreement.ts';

/** What the checks look at. */
export interface CheckSubject {
  readonly documentType: DocumentType;
  readonly expected: DocumentTypeHint;
  readonly fields: ReadonlyMap<FieldName, FieldCandidate>;
  readonly candidates: readonly FieldCandidate[];
  readonly findings: readonly Finding[];
  readonly mrz?: MrzReading;
  readonly today: CalendarDate;
}

/** One authenticity check: looks at the evidence and says what it saw, `not_run` when its evidence is missing. */
export type Check = (subject: CheckSubject) => AuthenticityCheck;

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
