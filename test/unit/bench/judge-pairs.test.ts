import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FaceContestant } from '../../../bench/faces/face-contestant.ts';
import { pairsOfStrangers, scorePairs } from '../../../bench/faces/judge-pairs.ts';
import { type DocumentFace, readPairs } from '../../../bench/faces/labelled-pairs.ts';

/** Sees faces as numbers: the nearer, the more alike. */
const CONTESTANT: FaceContestant = {
  name: 'numbers',
  describe: async () => undefined,
  likeness: ([a = 0], [b = 0]) => 100 - Math.abs(a - b),
  matchesFrom: 80,
};

const document = (path: string, holder: string): DocumentFace => ({ path, holder, kind: 'document' });
const selfie = (path: string) => ({ path, kind: 'selfie' }) as const;

describe('pairs of strangers', () => {
  it('are every two documents, but of one holder or one photo only the first, and none without a face', () => {
    const documents = [
      document('anna', 'anna'),
      document('anna again', 'anna'),
      document('anna as berta', 'berta'),
      document('carl', 'carl'),
      document('nobody', 'nobody'),
      document('dora', 'dora'),
    ];
    const described = new Map([
      ['anna', [10]],
      ['anna again', [60]],
      ['anna as berta', [11]],
      ['carl', [40]],
      ['nobody', undefined],
      ['dora', [90]],
    ]);
    const pairs = pairsOfStrangers(documents, CONTESTANT, described);
    expect(pairs.map(({ a, b, same }) => [a.path, b.path, same])).toEqual([
      ['anna', 'carl', false],
      ['anna', 'dora', false],
      ['carl', 'dora', false],
    ]);
  });
});

describe('scoring pairs', () => {
  it('puts a pair of which one shows no face below all others', () => {
    const described = new Map([
      ['a', [1]],
      ['b', [3]],
      ['c', undefined],
    ]);
    const pairs = [
      { a: selfie('a'), b: selfie('b'), same: true },
      { a: selfie('a'), b: selfie('c'), same: false },
    ];
    expect(scorePairs(CONTESTANT, described, pairs)).toEqual([
      { score: 98, same: true },
      { score: Number.NEGATIVE_INFINITY, same: false },
    ]);
  });
});

describe('a file of labelled pairs', () => {
  it('is read with paths from its folder, and refused when it names a picture that is not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'idlens-pairs-'));
    const file = join(folder, 'pairs.jsonl');
    for (const name of ['one.jpg', 'other.jpg']) writeFileSync(join(folder, name), '');
    writeFileSync(file, '{"a":"one.jpg","b":"other.jpg","same":true}\n\n');
    expect(readPairs(file)).toEqual([
      { a: selfie(join(folder, 'one.jpg')), b: selfie(join(folder, 'other.jpg')), same: true },
    ]);
    writeFileSync(file, '{"a":"one.jpg","b":"lost.jpg","same":true}');
    expect(() => readPairs(file)).toThrow('lost.jpg');
    rmSync(folder, { recursive: true });
  });
});
