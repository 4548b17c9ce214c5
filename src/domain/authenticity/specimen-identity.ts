import type { FieldName } from '../document/identity-fields.ts';
import { foldDocumentNumber } from '../values/document-number.ts';
import { mrzSpelling } from '../values/person-name.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check, CheckSubject } from './check.ts';
import { judged, notRun } from './outcome.ts';
import { PLACEHOLDER_NAMES, SPECIMEN_NUMBERS, SPECIMEN_STATES } from './specimen-identities.ts';

/** Numbers that begin with the word, as some issuers number theirs. */
const SPECIMEN_NUMBER = /^SPEC(?:I|IM|IMEN)?\d/;

const LOOKED_AT: readonly FieldName[] = [
  'LAST_NAME',
  'FIRST_NAME',
  'FULL_NAME',
  'DOCUMENT_NUMBER',
  'ISSUING_COUNTRY',
  'NATIONALITY',
];

/**
 * Whether the identity is one that published specimens bear: a state that does not exist or a number out of the standard fails; a name that
 * stands for nobody warns, for a few people bear it.
 */
export const specimenIdentity: Check = {
  name: 'specimen_identity',
  group: 'content',
  look(subject) {
    if (!subject.candidates.some(({ field }) => LOOKED_AT.includes(field)))
      return notRun('No name, number or issuer was read.');
    const evidence = [...stateEvidence(subject), ...numberEvidence(subject), ...nameEvidence(subject)];
    return judged(evidence, {
      passed: 'The identity is not one of known specimens.',
      warning: 'The name is one that stands for nobody in particular.',
      failed: 'The identity is one of published specimens.',
    });
  },
};

function stateEvidence({ candidates }: CheckSubject): CheckEvidence[] {
  const found = candidates.find(
    ({ field, value, text }) =>
      (field === 'ISSUING_COUNTRY' || field === 'NATIONALITY') && SPECIMEN_STATES.has(value ?? text),
  );
  return found ? [{ field: found.field, sources: [found.source], outcome: 'contradicts' }] : [];
}

function numberEvidence({ candidates }: CheckSubject): CheckEvidence[] {
  const found = candidates.find(({ field, text }) => {
    const number = foldDocumentNumber(text);
    return field === 'DOCUMENT_NUMBER' && (SPECIMEN_NUMBERS.has(number) || SPECIMEN_NUMBER.test(number));
  });
  return found ? [{ field: found.field, sources: [found.source], outcome: 'contradicts' }] : [];
}

function nameEvidence({ fields }: CheckSubject): CheckEvidence[] {
  const parts = (['LAST_NAME', 'FIRST_NAME', 'FULL_NAME'] as const).flatMap((name) => fields.get(name)?.text ?? []);
  const words = new Set(parts.flatMap((part) => mrzSpelling(part).split(' ')));
  const isPlaceholder = PLACEHOLDER_NAMES.some((name) => name.split(' ').every((word) => words.has(word)));
  return isPlaceholder ? [{ field: fields.has('LAST_NAME') ? 'LAST_NAME' : 'FULL_NAME', outcome: 'doubtful' }] : [];
}
