import { misfits } from '../mrz/check-lines.ts';
import type { MrzRange } from '../mrz/format-row.ts';
import { mrzFormat } from '../mrz/formats.ts';
import type { MrzField, MrzReading } from '../mrz/parse.ts';
import { countryFromMrz } from '../values/country-codes.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check, CheckSubject } from './check.ts';
import { judged, notRun } from './outcome.ts';
import { isReadClearly } from './zone-sureness.ts';

/**
 * Whether the machine-readable zone has the form of its layout: every character one that its place allows (ICAO Doc 9303-4 to -7, 4.2.2),
 * issuer and nationality codes that exist (9303-3, 5), and a name. What is out of form and was read clearly fails, but for codes, which warn:
 * lists of codes grow.
 */
export const mrzStructure: Check = {
  name: 'mrz_structure',
  group: 'consistency',
  look(subject) {
    const { mrz } = subject;
    if (!mrz) return notRun('No machine-readable zone was read.');
    const evidence = [placed(mrz, subject), ...codes(mrz), named(mrz, subject)];
    const others = evidence.filter(({ outcome }) => outcome !== 'agrees').map((each) => each.subject);
    return judged(evidence, {
      passed: 'The machine-readable zone has the form of its layout.',
      warning: `The machine-readable zone is doubtful in form: ${others.join(', ')}.`,
      failed: `The machine-readable zone has not the form of its layout: ${others.join(', ')}.`,
    });
  },
};

function placed(mrz: MrzReading, { candidates }: CheckSubject): CheckEvidence {
  const places: readonly MrzRange[] = misfits(mrzFormat(mrz.format), mrz.lines).map(({ line, column }) => ({
    line,
    start: column,
    end: column + 1,
  }));
  if (places.length === 0) return { subject: 'characters', outcome: 'agrees' };
  return { subject: 'characters', outcome: isReadClearly(mrz, places, candidates) ? 'contradicts' : 'doubtful' };
}

function codes({ fields: { issuer, nationality } }: MrzReading): CheckEvidence[] {
  const listed = (subject: string, field: MrzField | undefined): CheckEvidence[] =>
    field ? [{ subject, outcome: countryFromMrz(field.raw) ? 'agrees' : 'doubtful' }] : [];
  return [
    ...listed('issuer', issuer),
    ...(nationality && /^<+$/.test(nationality.raw) ? [] : listed('nationality', nationality)),
  ];
}

/** A zone that holds no letter where the name stands names nobody. */
function named(mrz: MrzReading, { candidates }: CheckSubject): CheckEvidence {
  const { surname, givenNames } = mrz.fields;
  if (surname?.value || givenNames?.value || !surname) return { subject: 'name', outcome: 'agrees' };
  const line = { line: surname.line, start: 0, end: mrz.lines[surname.line]?.length ?? 0 };
  const isClear = isReadClearly(mrz, [line], candidates);
  return { subject: 'name', outcome: isClear ? 'contradicts' : 'doubtful' };
}
