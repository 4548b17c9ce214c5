import { compareDates, parseIsoDate } from '../values/calendar-date.ts';
import type { Check } from './check.ts';
import { isSureField } from './field-sureness.ts';
import { failed, notRun, passed, warning } from './outcome.ts';

/** Whether the document is still valid today. A document is valid through its date of expiry. */
export const documentExpiry: Check = {
  name: 'document_expiry',
  group: 'plausibility',
  look({ fields, today }) {
    const field = fields.get('EXPIRATION_DATE');
    const expiry = parseIsoDate(field?.value ?? '');
    if (!field || !expiry) return notRun('No date of expiry was read.');
    if (compareDates(expiry, today) >= 0) return passed('The document has not expired.');
    return isSureField(field)
      ? failed('The document has expired.')
      : warning('The document has expired, unless its date of expiry was misread.');
  },
};
