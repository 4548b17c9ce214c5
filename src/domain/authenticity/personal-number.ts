import type { FieldCandidate } from '../evidence/candidate.ts';
import { foldDocumentNumber } from '../values/document-number.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check, CheckSubject } from './check.ts';
import { isSureField } from './field-sureness.ts';
import { judged, notRun } from './outcome.ts';
import { type NationalNumber, readNationalNumber } from './personal-number-rules.ts';

/**
 * Whether the holder's national number holds: its check digit, and the birth and the sex that it codes, against those of the document
 * (`personal-number-rules.ts` names states and sources).
 */
export const personalNumber: Check = {
  name: 'personal_number',
  group: 'plausibility',
  look(subject) {
    const field = subject.fields.get('PERSONAL_NUMBER');
    const country = subject.fields.get('ISSUING_COUNTRY')?.value;
    const number = field && country && readNationalNumber(foldDocumentNumber(field.text), country);
    if (!field || !number) return notRun('No national number of a known form was read.');
    const evidence = [digitEvidence(field, number), ...holderEvidence(field, number, subject)];
    return judged(evidence, {
      passed: 'The national number holds.',
      warning: 'The national number does not hold or is not of this holder, unless it was misread.',
      failed: 'The national number does not hold or is not of this holder.',
    });
  },
};

function digitEvidence(field: FieldCandidate, { holds }: NationalNumber): CheckEvidence {
  return { subject: 'check digit', field: 'PERSONAL_NUMBER', outcome: holds ? 'agrees' : doubt([field]) };
}

function holderEvidence(
  field: FieldCandidate,
  { birth, sex }: NationalNumber,
  { fields }: CheckSubject,
): CheckEvidence[] {
  const born = fields.get('DATE_OF_BIRTH');
  const shown = fields.get('SEX');
  const birthShown =
    born?.value && /^\d{4}-\d{2}-\d{2}$/.test(born.value) ? born.value.replaceAll('-', '').slice(2) : undefined;
  return [
    ...(born && birth && birthShown
      ? [{ field: 'DATE_OF_BIRTH', outcome: birth === birthShown ? 'agrees' : doubt([field, born]) } as const]
      : []),
    ...(shown && sex && /^[MF]$/.test(shown.value ?? '')
      ? [{ field: 'SEX', outcome: sex === shown.value ? 'agrees' : doubt([field, shown]) } as const]
      : []),
  ];
}

function doubt(fields: readonly FieldCandidate[]): CheckEvidence['outcome'] {
  return fields.every(isSureField) ? 'contradicts' : 'doubtful';
}
