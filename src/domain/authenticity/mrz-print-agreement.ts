import type { Check } from './check.ts';
import { compareReadings } from './compare-readings.ts';
import { isPrinted } from './printed-readings.ts';

/**
 * Whether print and machine-readable zone say the same, field by field: names under transliteration (ICAO Doc 9303-3, 6), numbers without
 * separators, dates by value, codes by country.
 */
export const mrzPrintAgreement: Check = {
  name: 'mrz_print_agreement',
  group: 'consistency',
  look({ candidates }) {
    const zone = candidates.filter(({ source }) => source === 'mrz');
    return compareReadings(zone, candidates.filter(isPrinted), candidates, {
      one: 'machine-readable zone',
      other: 'print',
    });
  },
};
