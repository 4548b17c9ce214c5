import { describe, expect, it } from 'vitest';
import { withZerosForDoubtfulLetters } from '../../../src/adapters/local-engine/reading/doubtful-zeros.ts';
import type { MrzDecoding } from '../../../src/adapters/local-engine/reading/mrz-format-decoding.ts';
import { TD3 } from '../../../src/domain/mrz/formats-icao.ts';

const NAMES = 'P<UTOOSSON<<ORM<<<<<<<<<<<<<<<<<<<<<<<<<<<<<';
/** All zeros; the weights 7, 3, 1 over letters O (24) give 0 modulo 10 in some places too. */
const ZEROS = '00000000<0UTO7103070M1107250<<<<<<<<<<<<<<04';
const LETTERS = 'OO0O0OO0<0UTO7103070M1107250<<<<<<<<<<<<<<04';
/** One letter, which its check digit tells from a zero. */
const SINGLE = 'O0000000<8UTO7103070M1107250<<<<<<<<<<<<<<08';

function decoding(number: string, confidence: number, checksHold = true): MrzDecoding {
  const lines = [NAMES, number];
  return {
    format: TD3,
    lines,
    checksHold,
    weakest: confidence,
    confidences: [confidence, confidence],
    characterConfidences: lines.map((line) => Array.from(line, () => confidence)),
  };
}

describe('letters O of a zone that may be zeros', () => {
  it('are zeros where the recogniser is not sure of them and the check digits hold as before', () => {
    expect(withZerosForDoubtfulLetters(decoding(LETTERS, 0.7)).lines).toEqual([NAMES, ZEROS]);
  });

  it('stay where they were read surely, where a digit fails, where the digits tell them, and where no digit may stand', () => {
    expect(withZerosForDoubtfulLetters(decoding(LETTERS, 0.95)).lines[1]).toBe(LETTERS);
    expect(withZerosForDoubtfulLetters(decoding(LETTERS, 0.7, false)).lines[1]).toBe(LETTERS);
    expect(withZerosForDoubtfulLetters(decoding(SINGLE, 0.7)).lines[1]).toBe(SINGLE);
    expect(withZerosForDoubtfulLetters(decoding(ZEROS, 0.7)).lines[0]).toBe(NAMES);
  });
});
