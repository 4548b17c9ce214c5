import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interpretation } from '../../../src/domain/document/interpret-observation.ts';
import type { ScannedField } from '../../../src/domain/document/scan-result.ts';
import { judgeMatch } from '../../../src/domain/face/face-match.ts';
import { isFullyExamined } from '../../../src/domain/identity/reasons.ts';
import { judgeVerification, PART_WEIGHTS } from '../../../src/domain/identity/verification.ts';
import type { VerificationParts } from '../../../src/domain/identity/verification-parts.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const percent = fc.double({ min: 0, max: 100, noNaN: true });
const threshold = fc.integer({ min: 0, max: 100 });

const field = (name: ScannedField['name']): ScannedField => ({
  name,
  value: 'X',
  text: 'X',
  confidence: 1,
  source: 'print',
  proven: false,
});

const document = fc
  .record({
    documentType: fc.constantFrom('passport', 'national_id', 'unknown' as const),
    names: fc.subarray(['fullName', 'dateOfBirth', 'documentNumber'] as const),
    confidence: share,
    failed: fc.boolean(),
  })
  .map(
    ({ documentType, names, confidence, failed }): Interpretation => ({
      documentType,
      fields: names.map(field),
      rawFields: {},
      confidence,
      findings: [],
      authenticity: {
        verdict: failed ? 'failed' : 'passed',
        checks: [
          {
            name: 'specimen_wording',
            group: 'content',
            status: failed ? 'failed' : 'passed',
            detail: 'A check came to its end.',
          },
        ],
      },
    }),
  );

const faceDetection = fc.oneof(
  fc.constant({ faceDetected: false, confidence: 0 }),
  share.map((confidence) => ({ faceDetected: true, confidence })),
);

const compared = fc.record({ sourceFaceDetected: fc.boolean(), targetFaceDetected: fc.boolean(), similarity: percent });

const partsAndThreshold: fc.Arbitrary<[VerificationParts, number]> = threshold.chain((least) =>
  fc
    .record(
      { document, faceDetection, faceMatch: compared.map((each) => judgeMatch(each, least)) },
      { requiredKeys: [] },
    )
    .map((parts) => [parts as VerificationParts, least]),
);

describe('a verification', () => {
  it('is verified exactly when nothing stands against it, and never when a part failed', () => {
    fc.assert(
      fc.property(partsAndThreshold, ([parts, least]) => {
        const { verified, reasons } = judgeVerification(parts, least);
        const isWhole = parts.document && parts.faceDetection && parts.faceMatch;
        expect(verified).toBe(reasons.length === 0);
        expect(isFullyExamined(reasons)).toBe(Boolean(isWhole));
        if (!verified) return;
        expect(parts.document?.authenticity.verdict).not.toBe('failed');
        expect(parts.document?.documentType).not.toBe('unknown');
        expect(parts.faceDetection?.faceDetected).toBe(true);
        expect(parts.faceMatch?.isMatch).toBe(true);
      }),
    );
  });

  it('is always complete, with scores from 0 to 100', () => {
    fc.assert(
      fc.property(partsAndThreshold, ([parts, least]) => {
        const answer = judgeVerification(parts, least);
        expect(answer.faceMatch.threshold).toBe(least);
        for (const score of [
          answer.overallConfidence,
          answer.document.confidence,
          answer.faceDetection.confidence,
          answer.faceMatch.confidence,
        ]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
        expect(Object.keys(answer)).toEqual([
          'verified',
          'document',
          'faceDetection',
          'faceMatch',
          'overallConfidence',
          'authenticity',
          'reasons',
        ]);
        expect(answer.document).not.toHaveProperty('rawFields');
        expect(answer.document).not.toHaveProperty('mrzData');
      }),
    );
  });

  it('is never less sure overall when a part is surer', () => {
    fc.assert(
      fc.property(document, fc.tuple(share, share, percent), fc.tuple(share, share, percent), (read, one, other) => {
        const overall = ([reading, detection, similarity]: readonly [number, number, number]): number => {
          const faceMatch = judgeMatch({ sourceFaceDetected: true, targetFaceDetected: true, similarity }, 80);
          const detected = { faceDetected: true, confidence: detection };
          const parts = { document: { ...read, confidence: reading }, faceDetection: detected, faceMatch };
          return judgeVerification(parts, 80).overallConfidence;
        };
        const lower = one.map((value, index) => Math.min(value, other[index] ?? 0)) as [number, number, number];
        const higher = one.map((value, index) => Math.max(value, other[index] ?? 0)) as [number, number, number];
        expect(overall(lower)).toBeLessThanOrEqual(overall(higher));
      }),
    );
  });

  it('is never surer overall for a part that failed', () => {
    fc.assert(
      fc.property(
        partsAndThreshold,
        fc.constantFrom('document', 'faceDetection', 'faceMatch'),
        ([parts, least], name) => {
          const { [name as keyof VerificationParts]: _failed, ...rest } = parts;
          expect(judgeVerification(rest, least).overallConfidence).toBeLessThanOrEqual(
            judgeVerification(parts, least).overallConfidence,
          );
        },
      ),
    );
  });

  it('weighs its parts to 1', () => {
    expect(Object.values(PART_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
  });
});
