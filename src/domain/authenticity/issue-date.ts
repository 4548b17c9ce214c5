import { compareDates, parseIsoDate } from '../values/calendar-date.ts';
import type { Check } from './check.ts';
import { isSureField } from './field-sureness.ts';
import { failed, notRun, passed, warning } from './outcome.ts';

/** Whether the document has been issued already: its date of issue is not after today. */
export const issueDate: Check = {
  name: 'issue_date',
  group: 'plausibility',
  look({ fields, today }) {
    const field = fields.get('DATE_OF_ISSUE');
    const issued = parseIsoDate(field?.value ?? '');
    if (!field || !issued) return notRun('No date of issue was read.');
    if (compareDates(issued, today) <= 0) return passed('The document was issued before today.');
    return isSureField(field)
      ? failed('The date of issue lies in the future.')
      : warning('The date of issue lies in the future, unless it was misread.');
  },
};
