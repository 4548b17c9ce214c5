import { describe, expect, it } from 'vitest';
import {
  isBetterDecoding,
  isClear,
  isProvenDecoding,
} from '../../../src/adapters/local-engine/reading/mrz-decoding-choice.ts';
import type { MrzDecoding } from '../../../src/adapters/local-engine/reading/mrz-format-decoding.ts';
import { MRV_A, MRV_B, TD3 } from '../../../src/domain/mrz/formats-icao.ts';

/** A reading of two lines whose first 36 characters were read at `head` and the others at `end`. */
function decoding(format: MrzDecoding['format'], checksHold: boolean, head: number, end = head): MrzDecoding {
  const length = format?.lineLengths[0] ?? 0;
  const line = Array.from({ length }, (_, column) => (column < 36 ? head : end));
  return {
    format,
    checksHold,
    lines: ['', ''],
    confidences: [head, head],
    characterConfidences: [line, line],
    weakest: Math.min(head, end),
  };
}

describe('the choice between readings of a zone', () => {
  it('falls on the one whose check digits hold, then on the clearer one', () => {
    expect(isBetterDecoding(decoding(TD3, true, 0.7), decoding(TD3, false, 0.99))).toBe(true);
    expect(isBetterDecoding(decoding(TD3, true, 0.7), decoding(TD3, true, 0.8))).toBe(false);
  });

  it('falls on the full-page visa where its end is printed, though less clearly, and on the small one where paper is blank', () => {
    const small = decoding(MRV_B, true, 0.95);
    const printed = decoding(MRV_A, true, 0.9, 0.7);
    const blank = decoding(MRV_A, true, 0.9, 0.2);
    expect([isBetterDecoding(printed, small), isBetterDecoding(small, printed)]).toEqual([true, false]);
    expect([isBetterDecoding(blank, small), isBetterDecoding(small, blank)]).toEqual([false, true]);
  });

  it('is made once a reading is clear and proven, but for a small visa', () => {
    expect(isProvenDecoding(decoding(TD3, true, 0.9))).toBe(true);
    expect(isProvenDecoding(decoding(TD3, true, 0.8))).toBe(false);
    expect(isProvenDecoding(decoding(TD3, false, 0.9))).toBe(false);
    expect(isProvenDecoding(decoding(MRV_B, true, 0.9))).toBe(false);
    expect(isClear(decoding(MRV_B, false, 0.9))).toBe(true);
  });
});
