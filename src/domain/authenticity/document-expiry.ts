import type { AuthenticityCheck } from '../document/scan-result.ts';
import { compareDates, parseIsoDate } from '../values/calendar-date.ts';
import type { CheckSubject } from './check.ts';

const NAME = 'document_expiry';
const GROUP = 'plausibility';

/** Whether the document is still valid today. A document is valid through its date of expiry. */
export function checkExpiry({ fields, today }: CheckSubject): AuthenticityCheck {
  const expiry = parseIsoDate(fields.get('EXPIRATION_DATE')?.value ?? '');
  if (!expiry) return { name: NAME, group: GROUP, status: 'not_run', detail: 'No date of expiry was read.' };
  return compareDates(expiry, today) < 0
    ? { name: NAME, group: GROUP, status: 'failed', detail: 'The document has expired.' }
    : { name: NAME, group: GROUP, status: 'passed', detail: 'The document has not expired.' };
}
