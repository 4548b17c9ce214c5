import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarityOf } from '../../../src/adapters/local-engine/faces/face-embedding.ts';
import { judgeMatch } from '../../../src/domain/face/face-match.ts';

const NUMBERS = 192;

/** An embedding: a vector of length 1. */
const embedding = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: NUMBERS, maxLength: NUMBERS })
  .filter((values) => Math.hypot(...values) > 0.01)
  .map((values) => Float32Array.from(values, (value) => value / Math.hypot(...values)));

/** Two embeddings with a given cosine. */
const apart = (cosine: number): [Float32Array, Float32Array] => [
  Float32Array.from({ length: NUMBERS }, (_, index) => (index === 0 ? 1 : 0)),
  Float32Array.from({ length: NUMBERS }, (_, index) => [cosine, Math.sqrt(1 - cosine * cosine)][index] ?? 0),
];

describe('the similarity of two faces', () => {
  it('is the same when they are exchanged, and from 0 to 100', () => {
    fc.assert(
      fc.property(embedding, embedding, (a, b) => {
        const similarity = similarityOf(a, b);
        expect(similarityOf(b, a)).toBe(similarity);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is above 99 for a face and itself', () => {
    fc.assert(
      fc.property(embedding, (face) => {
        expect(similarityOf(face, face)).toBeGreaterThan(99);
      }),
    );
  });

  it('rises with the cosine', () => {
    const cosine = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(cosine, cosine, (one, other) => {
        const [lower, higher] = [Math.min(one, other), Math.max(one, other)];
        expect(similarityOf(...apart(lower))).toBeLessThanOrEqual(similarityOf(...apart(higher)) + 1e-4);
      }),
    );
  });

  it('is a match from a cosine of 0.516 on', () => {
    const both = { sourceFaceDetected: true, targetFaceDetected: true };
    const isMatch = (cosine: number) => judgeMatch({ ...both, similarity: similarityOf(...apart(cosine)) }, 80).isMatch;
    expect([isMatch(0.512), isMatch(0.52)]).toEqual([false, true]);
  });
});
