import type { Check } from './check.ts';
import { compareReadings } from './compare-readings.ts';
import { isPrinted, printedEchoesOf, resemblingNumbers } from './printed-readings.ts';

/**
 * Whether print and barcode say the same, field by field. What the barcode codes is also looked for anywhere in print, since labels of
 * cards are small and often misread.
 */
export const barcodePrintAgreement: Check = {
  name: 'barcode_print_agreement',
  group: 'consistency',
  look({ candidates, sides, today }) {
    const barcode = candidates.filter(({ source }) => source === 'barcode');
    const print = [
      ...candidates.filter(isPrinted),
      ...printedEchoesOf(barcode, sides, today),
      ...resemblingNumbers(barcode, sides),
    ];
    return compareReadings(barcode, print, candidates, { one: 'barcode', other: 'print' });
  },
};
