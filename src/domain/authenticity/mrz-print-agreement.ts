import type { Check } from './check.ts';
import { compareReadings } from './compare-readings.ts';
import { isPrinted, resemblingNumbers } from './printed-readings.ts';

/**
 * Whether print and machine-readable zone say the same, field by field: names under transliteration (ICAO Doc 9303-3, 6), numbers without
 * separators, dates by value, codes by country.
 */
export const mrzPrintAgreement: Check = {
  name: 'mrz_print_agreement',
  group: 'consistency',
  look({ candidates, sides }) {
    const zone = candidates.filter(({ source }) => source === 'mrz');
    const print = [...candidates.filter(isPrinted), ...resemblingNumbers(zone, sides)];
    return compareReadings(zone, print, candidates, {
      one: 'machine-readable zone',
      other: 'print',
    });
  },
};
