import type { AuthenticityCheck } from '../document/scan-result.ts';
import type { CheckSubject } from './check.ts';

const NAME = 'mrz_check_digits';
const GROUP = 'consistency';

/** Whether every check digit of the machine-readable zone holds (ICAO 9303-3, section 4.9). */
export function checkMrzDigits({ mrz }: CheckSubject): AuthenticityCheck {
  if (!mrz) return { name: NAME, group: GROUP, status: 'not_run', detail: 'No machine-readable zone was read.' };
  const wrong = mrz.checks.filter((check) => !check.valid).map((check) => check.name);
  if (mrz.checks.length === 0)
    return { name: NAME, group: GROUP, status: 'not_run', detail: 'The zone has no check digits.' };
  return wrong.length === 0
    ? { name: NAME, group: GROUP, status: 'passed', detail: `All ${mrz.checks.length} check digits hold.` }
    : { name: NAME, group: GROUP, status: 'failed', detail: `Wrong or misread check digits: ${wrong.join(', ')}.` };
}
