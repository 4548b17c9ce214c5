import type { FieldName } from '../document/identity-fields.ts';
import type { FieldCandidate } from '../evidence/candidate.ts';
import { kindOf } from '../evidence/field-agreement.ts';
import type { MrzField, MrzReading } from '../mrz/parse.ts';
import { parseIsoDate } from '../values/calendar-date.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check, CheckSubject } from './check.ts';
import { isSureField } from './field-sureness.ts';
import { judged, notRun } from './outcome.ts';
import { isReadClearly } from './zone-sureness.ts';

/** Whether every date is in the calendar: no 31 April, no 29 February of a common year, in print or in the machine-readable zone. */
export const calendarDates: Check = {
  name: 'calendar_dates',
  group: 'plausibility',
  look(subject) {
    const evidence = [...fieldEvidence(subject), ...zoneEvidence(subject)];
    if (evidence.length === 0) return notRun('No date was read.');
    return judged(evidence, {
      passed: 'Every date is in the calendar.',
      warning: 'A date is in no calendar, unless it was misread.',
      failed: 'A date is in no calendar.',
    });
  },
};

function fieldEvidence({ fields }: CheckSubject): CheckEvidence[] {
  return [...fields.values()]
    .filter(({ field, value }) => kindOf(field) === 'date' && value !== undefined)
    .map((field) => ({ ...described(field), outcome: outcomeOf(field) }));
}

function described({ field, source }: FieldCandidate): {
  readonly field: FieldName;
  readonly sources: [typeof source];
} {
  return { field, sources: [source] };
}

function outcomeOf(field: FieldCandidate): CheckEvidence['outcome'] {
  if (parseIsoDate(field.value ?? '')) return 'agrees';
  return isSureField(field) ? 'contradicts' : 'doubtful';
}

/** Unknown parts of a coded date are fillers (ICAO Doc 9303-3, 4.8); six digits are a whole date. */
function zoneEvidence({ mrz, candidates }: CheckSubject): CheckEvidence[] {
  if (!mrz) return [];
  const coded = [
    ['DATE_OF_BIRTH', mrz.fields.birthDate],
    ['EXPIRATION_DATE', mrz.fields.expiryDate],
  ] as const;
  return coded.flatMap(([field, read]) =>
    read && isImpossible(read) ? [zoneFault(field, mrz, read, candidates)] : [],
  );
}

function isImpossible({ raw, value }: MrzField): boolean {
  return /^\d{6}$/.test(raw) && value === '' && !/^0+$/.test(raw);
}

function zoneFault(
  field: FieldName,
  mrz: MrzReading,
  { line, start, end }: MrzField,
  candidates: readonly FieldCandidate[],
): CheckEvidence {
  const isClear = isReadClearly(mrz, [{ line, start, end }], candidates);
  return { field, sources: ['mrz'], outcome: isClear ? 'contradicts' : 'doubtful' };
}
