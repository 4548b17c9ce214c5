import type { Check } from './check.ts';
import { compareReadings } from './compare-readings.ts';

/** Whether the two sides of a document say the same, field by field, whatever each says it by: print, zone or barcode. */
export const sidesAgreement: Check = {
  name: 'sides_agreement',
  group: 'consistency',
  look({ candidates }) {
    const front = candidates.filter(({ side }) => side === 'front');
    const back = candidates.filter(({ side }) => side === 'back');
    return compareReadings(front, back, candidates, { one: 'front', other: 'back' });
  },
};
