import { ageAt, type CalendarDate, parseIsoDate } from '../values/calendar-date.ts';
import type { Check, CheckSubject } from './check.ts';
import { isSureField } from './field-sureness.ts';
import { failed, notRun, passed, warning } from './outcome.ts';

/** No person is known to have been older. Source: the longest verified human life, 122 years (Jeanne Calment, 1875–1997). */
const OLDEST_YEARS = 122;

/**
 * No licence is given to younger ones. Source: the lowest age of a learner's permit in North America, 14 years (Alberta, Alaska, Arkansas, Iowa,
 * Kansas, the Dakotas); Directive 2006/126/EC, article 4, asks for 16 and lets states go down to 14.
 */
const YOUNGEST_DRIVER_YEARS = 14;

/** Whether the holder's age is one that people have, and a driver's one that licences are given at. */
export const holderAge: Check = {
  name: 'holder_age',
  group: 'plausibility',
  look(subject) {
    const field = subject.fields.get('DATE_OF_BIRTH');
    const birth = parseIsoDate(field?.value ?? '');
    if (!field || !birth) return notRun('No date of birth was read.');
    const fault = faultOf(birth, subject);
    if (!fault) return passed('The age of the holder is plausible.');
    return isSureField(field) ? failed(`${fault}.`) : warning(`${fault}, unless the date of birth was misread.`);
  },
};

function faultOf(birth: CalendarDate, { documentType, fields, today }: CheckSubject): string | undefined {
  const age = ageAt(birth, today);
  if (age < 0) return 'The date of birth lies in the future';
  if (age > OLDEST_YEARS) return 'The holder is older than any known person';
  const issued = parseIsoDate(fields.get('DATE_OF_ISSUE')?.value ?? '') ?? today;
  if (documentType !== 'drivers_license' || ageAt(birth, issued) >= YOUNGEST_DRIVER_YEARS) return undefined;
  return 'The holder is too young for a driving licence';
}
