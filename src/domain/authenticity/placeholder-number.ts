import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import { foldDocumentNumber } from '../values/document-number.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check } from './check.ts';
import { judged, notRun } from './outcome.ts';

const NUMBERS: readonly FieldName[] = ['DOCUMENT_NUMBER', 'PERSONAL_NUMBER'];

/** A random number of nine digits holds a run this long by chance once in ten thousand. */
const LONGEST_RUN = 6;

/** A number of nothing but one digit, this long, is never given out. */
const SHORTEST_UNIFORM = 6;

/** Whether the numbers are made up: one digit over and over fails where there is nothing else, runs of like or following digits warn. */
export const placeholderNumber: Check = {
  name: 'placeholder_number',
  group: 'content',
  look({ fields }) {
    const read = NUMBERS.flatMap((name) => fields.get(name) ?? []);
    if (read.length === 0) return notRun('No number was read.');
    const evidence = read.map(evidenceOf);
    return judged(evidence, {
      passed: 'The numbers are not made of runs of digits.',
      warning: 'A number holds a run of like or following digits, as made-up numbers do.',
      failed: 'A number is nothing but one digit.',
    });
  },
};

function evidenceOf({ field, source, text }: FieldCandidate): CheckEvidence {
  const number = foldDocumentNumber(text);
  const digits = number.replace(/\D/g, '');
  const isUniform = digits.length >= SHORTEST_UNIFORM && new Set(digits).size === 1;
  const outcome = isUniform ? 'contradicts' : longestRun(number) >= LONGEST_RUN ? 'doubtful' : 'agrees';
  return { field, sources: [source], outcome };
}

/** The longest stretch of digits that are alike, or each one more or one less than the digit before it (0 follows 9). */
function longestRun(text: string): number {
  const lengths = [0, 1, 9].map((step) => {
    let longest = 1;
    let run = 1;
    for (let at = 1; at < text.length; at++) {
      const isFollowing = /^\d\d$/.test(text.slice(at - 1, at + 1));
      const difference = (Number(text.charAt(at)) - Number(text.charAt(at - 1)) + 10) % 10;
      run = isFollowing && difference === step ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  });
  return Math.max(...lengths);
}
