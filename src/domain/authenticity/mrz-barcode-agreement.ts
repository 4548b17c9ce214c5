import type { Check } from './check.ts';
import { compareReadings } from './compare-readings.ts';

/** Whether machine-readable zone and barcode say the same, on documents that have both: enhanced driving licences, identity cards with a code. */
export const mrzBarcodeAgreement: Check = {
  name: 'mrz_barcode_agreement',
  group: 'consistency',
  look({ candidates }) {
    const zone = candidates.filter(({ source }) => source === 'mrz');
    const barcode = candidates.filter(({ source }) => source === 'barcode');
    return compareReadings(zone, barcode, candidates, { one: 'machine-readable zone', other: 'barcode' });
  },
};
