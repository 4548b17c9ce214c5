import type { Check } from './check.ts';
import { compareReadings } from './compare-readings.ts';

/** Whether the two sides of a document say the same, field by field, whatever each says it by: print, zone or barcode. */
export const sidesAgreement: Check = {
  name: 'sides_agreement',
  group: 'consistency',
  look({ candidates, sides }) {
    // In the order of the sides, which does not depend on what was sent as the back.
    const [one, other] = sides.map(({ side }) => candidates.filter((each) => side !== undefined && each.side === side));
    return compareReadings(one ?? [], other ?? [], candidates, { one: 'front', other: 'back' });
  },
};
