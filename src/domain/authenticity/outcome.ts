import type { CheckEvidence, CheckOutcome } from './authenticity-report.ts';

/** A check without the evidence that it needs. */
export function notRun(detail: string): CheckOutcome {
  return { status: 'not_run', detail };
}

/** A check that found nothing wrong. */
export function passed(detail: string, evidence: readonly CheckEvidence[] = []): CheckOutcome {
  return withEvidence({ status: 'passed', detail }, evidence);
}

/** A check that found something which a misreading or a rare but rightful document may explain. */
export function warning(detail: string, evidence: readonly CheckEvidence[] = []): CheckOutcome {
  return withEvidence({ status: 'warning', detail }, evidence);
}

/** A check that found something which no genuine, valid document shows. */
export function failed(detail: string, evidence: readonly CheckEvidence[] = []): CheckOutcome {
  return withEvidence({ status: 'failed', detail }, evidence);
}

/** The gravest outcome of the evidence decides: what contradicts fails, what is doubtful warns. Each sentence says it for one case. */
export function judged(
  evidence: readonly CheckEvidence[],
  sentences: Readonly<Record<'passed' | 'warning' | 'failed', string>>,
): CheckOutcome {
  const outcomes = new Set(evidence.map(({ outcome }) => outcome));
  if (outcomes.has('contradicts')) return failed(sentences.failed, evidence);
  return outcomes.has('doubtful') ? warning(sentences.warning, evidence) : passed(sentences.passed, evidence);
}

function withEvidence(outcome: CheckOutcome, evidence: readonly CheckEvidence[]): CheckOutcome {
  return evidence.length === 0 ? outcome : { ...outcome, evidence };
}
