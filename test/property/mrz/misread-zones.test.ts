import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proveZone } from '../../../src/domain/evidence/prove-zone.ts';
import { blindLookAlikes } from '../../../src/domain/mrz/blind-look-alikes.ts';
import { isBlindTo } from '../../../src/domain/mrz/check-digit.ts';
import { isUnderDigit } from '../../../src/domain/mrz/check-lines.ts';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import type { MrzFormatId } from '../../../src/domain/mrz/format-row.ts';
import { mrzFormat } from '../../../src/domain/mrz/formats.ts';
import { parseMrz } from '../../../src/domain/mrz/parse.ts';
import { repairMrz } from '../../../src/domain/mrz/repair.ts';
import { type ComposedMrz, composedMrz } from '../../arbitraries/mrz.ts';

/** What recognisers take for each other in OCR-B. */
const CONFUSIONS =
  '0O 0D 0Q OQ OD 1I IL 1L 2Z 5S 6G 8B 8S EF MN HM KX VY UV CG PF PR TI T7 CO DO MK BR K< E< C< L< X< UJ'.split(' ');

const DIGITED: readonly MrzFormatId[] = [
  'TD1',
  'TD2',
  'TD3',
  'MRV_A',
  'MRV_B',
  'FRENCH_ID',
  'FRENCH_LICENCE',
  'DUTCH_LICENCE',
];
const RUNS = 1000;

interface Misreading {
  readonly zone: ComposedMrz;
  readonly places: readonly number[];
  readonly choices: readonly number[];
  readonly confidence: number;
}

const misreading = (least: number, most: number): fc.Arbitrary<Misreading> =>
  fc.record({
    zone: composedMrz(DIGITED),
    places: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
    choices: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
    confidence: fc.double({ min: least, max: most, noNaN: true }),
  });

// 2 × 1,000 drawn zones of two or three lines.
describe('zones with one or two characters misread for their look-alikes', () => {
  it('are never proven when the reader doubted what it misread', () => {
    fc.assert(
      fc.property(misreading(0, 0.79), (drawn) => {
        const { right, read, confidences } = misread(drawn);
        const result = proofOf(read, confidences);
        if (result?.proven) expect(result.lines).toEqual(right);
      }),
      { numRuns: RUNS },
    );
  });

  it('are never proven, however sure the reader was, when a digit sees the one that was misread', () => {
    fc.assert(
      fc.property(misreading(0.99, 1), (drawn) => {
        const single = misread({ ...drawn, places: drawn.places.slice(0, 1) });
        fc.pre(single.changed.every((change) => isSeen(drawn.zone.format, change)));
        const result = proofOf(single.read, single.confidences);
        if (result?.proven) expect(result.lines).toEqual(single.right);
      }),
      { numRuns: RUNS },
    );
  });

  it('are proven all the same when nothing was misread, but for digits that may be letters unnoticed', () => {
    fc.assert(
      fc.property(composedMrz(DIGITED), ({ format, fields }) => {
        const lines = composeMrz(format, fields);
        const confidences = lines.map((text) => [...text].map(() => 0.98));
        const proven = blindLookAlikes(mrzFormat(format), lines).length === 0;
        expect(proofOf(lines, confidences)).toEqual({ proven, lines });
      }),
    );
  });
});

// Helpers

interface Change {
  readonly line: number;
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

function misread({ zone, places, choices, confidence }: Misreading) {
  const right = composeMrz(zone.format, zone.fields);
  const all = right.flatMap((text, line) => [...text].map((from, column) => ({ line, column, from })));
  const changed = places.flatMap((place, index): Change[] => {
    const target = all[place % all.length];
    const pairs = CONFUSIONS.filter((pair) => target && pair.includes(target.from));
    const pair = pairs[(choices[index] ?? 0) % Math.max(1, pairs.length)];
    return target && pair ? [{ ...target, to: pair.replace(target.from, '') }] : [];
  });
  const changeAt = (line: number, column: number) =>
    changed.find((change) => change.line === line && change.column === column);
  const read = right.map((text, line) =>
    [...text].map((character, column) => changeAt(line, column)?.to ?? character).join(''),
  );
  const confidences = right.map((text, line) =>
    [...text].map((_, column) => (changeAt(line, column) ? confidence : 0.99)),
  );
  return { right, read, confidences, changed };
}

function isSeen(format: MrzFormatId, { line, column, from, to }: Change): boolean {
  return isUnderDigit(mrzFormat(format), line, column) && !isBlindTo(1, from, to);
}

function proofOf(read: readonly string[], characterConfidences: readonly (readonly number[])[]) {
  const { lines, repairs } = repairMrz(read);
  const reading = parseMrz(lines, { repairs, characterConfidences });
  return reading && { proven: proveZone(reading, [], false).proven, lines };
}
