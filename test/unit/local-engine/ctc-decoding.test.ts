import { describe, expect, it } from 'vitest';
import { decodeBestPath } from '../../../src/adapters/local-engine/reading/ctc-decoding.ts';
import { MRZ_CHARACTERS } from '../../../src/adapters/local-engine/reading/mrz-alphabet.ts';
import { type Frame, linesOfFrames } from './line-probabilities.ts';

const charset = [...MRZ_CHARACTERS];
const decode = (...frames: Frame[]) => decodeBestPath(linesOfFrames(frames), charset);

describe('best path decoding', () => {
  it('drops repeats, then blanks', () => {
    expect(decode({ A: 0.9 }, { A: 0.9 }, { '': 0.9 }, { A: 0.9 }, { B: 0.9 }).text).toBe('AAB');
  });

  it('tells the frame at which each character first shows', () => {
    expect(decode({ '': 0.9 }, { A: 0.9 }, { A: 0.9 }, { '': 0.9 }, { B: 0.9 }).frames).toEqual([1, 4]);
  });

  it('takes the mean over characters as confidence, and knows how sure each became', () => {
    const line = decode({ A: 0.5 }, { A: 0.8 }, { '': 0.9 }, { B: 0.6 });
    expect(line.peaks[0]).toBeCloseTo(0.8, 1);
    expect(line.peaks[1]).toBeCloseTo(0.6, 1);
    expect(line.confidence).toBeCloseTo((0.5 + 0.6) / 2, 1);
  });

  it('has no confidence in an empty line', () => {
    expect(decode({ '': 0.9 }, { '': 0.9 })).toEqual({ text: '', confidence: 0, peaks: [], frames: [] });
  });
});
