import type { AuthenticityCheck } from '../document/scan-result.ts';
import type { CheckSubject } from './check.ts';

const NAME = 'source_agreement';
const GROUP = 'consistency';

/** Whether the machine-readable zone, the barcode, the reader's fields and the print say the same, field by field. */
export function checkSourceAgreement({ candidates, findings }: CheckSubject): AuthenticityCheck {
  const comparable = candidates.filter((candidate) =>
    candidates.some((other) => other.field === candidate.field && other.source !== candidate.source),
  );
  if (comparable.length === 0) {
    return { name: NAME, group: GROUP, status: 'not_run', detail: 'No field was read from more than one source.' };
  }
  const contradicted = findings
    .filter((finding) => finding.code === 'evidence.disagreement')
    .map((finding) => finding.field);
  return contradicted.length === 0
    ? { name: NAME, group: GROUP, status: 'passed', detail: 'All fields read from more than one source agree.' }
    : {
        name: NAME,
        group: GROUP,
        status: 'warning',
        detail: `Sources disagree on ${[...new Set(contradicted)].join(', ')}.`,
      };
}
