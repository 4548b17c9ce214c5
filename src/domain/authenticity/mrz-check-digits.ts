import type { MrzCheck } from '../mrz/check-lines.ts';
import { mrzFormat } from '../mrz/formats.ts';
import type { MrzReading } from '../mrz/parse.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check, CheckSubject } from './check.ts';
import { judged, notRun } from './outcome.ts';
import { isReadClearly } from './zone-sureness.ts';

/**
 * Whether every check digit of the machine-readable zone holds, the composite included (ICAO Doc 9303-3, 4.9). A digit that does not hold
 * over characters that were read clearly fails; over doubtful characters, or where it holds by a repair that it itself
 * asked for, it warns.
 */
export const mrzCheckDigits: Check = {
  name: 'mrz_check_digits',
  group: 'consistency',
  look(subject) {
    const { mrz } = subject;
    if (!mrz) return notRun('No machine-readable zone was read.');
    if (mrz.checks.length === 0) return notRun('The zone has no check digits.');
    const evidence = mrz.checks.map((check) => evidenceOf(mrz, check, subject));
    const others = evidence.filter(({ outcome }) => outcome !== 'agrees').map((each) => each.subject);
    return judged(evidence, {
      passed: `All ${mrz.checks.length} check digits hold.`,
      warning: `Check digits that do not hold, or only after a repair, over characters that were not read clearly: ${others.join(', ')}.`,
      failed: `Check digits that do not hold: ${others.join(', ')}.`,
    });
  },
};

function evidenceOf(mrz: MrzReading, { name, valid }: MrzCheck, { candidates }: CheckSubject): CheckEvidence {
  const row = mrzFormat(mrz.format).checks.find((each) => each.name === name);
  const digit = row && { line: row.digit.line, start: row.digit.column, end: row.digit.column + 1 };
  const ranges = row && digit ? [...row.ranges, digit] : [];
  if (!valid) return { subject: name, outcome: isReadClearly(mrz, ranges, candidates) ? 'contradicts' : 'doubtful' };
  const isForced = mrz.repairs.some(
    ({ reason, line, column }) =>
      reason === 'check_digit' &&
      ranges.some((range) => range.line === line && column >= range.start && column < range.end),
  );
  return { subject: name, outcome: isForced ? 'doubtful' : 'agrees' };
}
