import { addYears, ageAt, type CalendarDate, compareDates, parseIsoDate } from '../values/calendar-date.ts';
import type { Check, CheckSubject } from './check.ts';
import { isSureField } from './field-sureness.ts';
import { failed, notRun, passed, warning } from './outcome.ts';
import { VALIDITY_TERMS, type ValidityTerm } from './validity-terms.ts';

/** Terms are counted from the issue or from the day after it, and some issuers let them end with the month. */
const TOLERATED_MONTHS = 1;

const MONTHS = 12;

/**
 * Whether the document is valid no longer than documents of its kind are (`validity-terms.ts`). Longer than the law of the issuer allows
 * fails, longer than is recommended or usual warns.
 */
export const validityTerm: Check = {
  name: 'validity_term',
  group: 'plausibility',
  look(subject) {
    const [issue, expiry] = (['DATE_OF_ISSUE', 'EXPIRATION_DATE'] as const).map((name) => subject.fields.get(name));
    const issued = parseIsoDate(issue?.value ?? '');
    const expires = parseIsoDate(expiry?.value ?? '');
    if (!issue || !expiry || !issued || !expires) return notRun('The dates of issue and expiry were not both read.');
    const term = VALIDITY_TERMS.find((each) => fits(each, subject, issued));
    if (!term) return notRun('No term of validity is known for documents of this kind.');
    if (compareDates(expires, latestExpiry(issued, term)) <= 0) {
      return passed('The document is valid no longer than documents of its kind are.');
    }
    const years = `${term.years} years`;
    return term.isLaw && isSureField(issue) && isSureField(expiry)
      ? failed(`The document is valid for longer than the ${years} that the issuer gives.`)
      : warning(`The document is valid for longer than the ${years} that are usual, unless a date was misread.`);
  },
};

function fits(term: ValidityTerm, { documentType, fields }: CheckSubject, issued: CalendarDate): boolean {
  const issuer = fields.get('ISSUING_COUNTRY')?.value;
  const birth = parseIsoDate(fields.get('DATE_OF_BIRTH')?.value ?? '');
  const age = birth && ageAt(birth, issued);
  if (!term.types.includes(documentType)) return false;
  if (term.issuers && (issuer === undefined || !term.issuers.has(issuer))) return false;
  if (term.since && compareDates(issued, term.since) < 0) return false;
  return term.below === undefined || (age !== undefined && age < term.below);
}

function latestExpiry(issued: CalendarDate, { years, extraMonths = 0 }: ValidityTerm): CalendarDate {
  return addMonths(addYears(issued, years), extraMonths + TOLERATED_MONTHS);
}

/** Days beyond the end of a month are left as they are: the date is only compared. */
function addMonths({ year, month, day }: CalendarDate, months: number): CalendarDate {
  const total = month - 1 + months;
  return { year: year + Math.floor(total / MONTHS), month: (total % MONTHS) + 1, day };
}
