import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import { type CalendarDate, compareDates, parseIsoDate } from '../values/calendar-date.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check, CheckSubject } from './check.ts';
import { isSureField } from './field-sureness.ts';
import { judged, notRun } from './outcome.ts';

/** The dates of a document in the order in which they have to lie. */
const IN_ORDER: readonly FieldName[] = ['DATE_OF_BIRTH', 'DATE_OF_ISSUE', 'EXPIRATION_DATE'];

interface DatedField {
  readonly field: FieldCandidate;
  readonly date: CalendarDate;
}

/** Whether the holder was born before the document was issued, and it was issued before it expires. */
export const dateOrder: Check = {
  name: 'date_order',
  group: 'plausibility',
  look(subject) {
    const dated = IN_ORDER.flatMap((name) => dateOf(subject, name));
    const evidence = dated.slice(1).map((later, index) => compare(dated[index] ?? later, later));
    if (evidence.length === 0) return notRun('Fewer than two dates were read.');
    return judged(evidence, {
      passed: 'Birth, issue and expiry follow each other.',
      warning: 'Birth, issue and expiry do not follow each other, unless a date was misread.',
      failed: 'Birth, issue and expiry do not follow each other.',
    });
  },
};

function dateOf({ fields }: CheckSubject, name: FieldName): DatedField[] {
  const field = fields.get(name);
  const date = parseIsoDate(field?.value ?? '');
  return field && date ? [{ field, date }] : [];
}

/** Evidence names the later field. */
function compare(earlier: DatedField, later: DatedField): CheckEvidence {
  const { field, source } = later.field;
  const described = { field, sources: [earlier.field.source, source] };
  if (compareDates(earlier.date, later.date) < 0) return { ...described, outcome: 'agrees' };
  const isSure = isSureField(earlier.field) && isSureField(later.field);
  return { ...described, outcome: isSure ? 'contradicts' : 'doubtful' };
}
