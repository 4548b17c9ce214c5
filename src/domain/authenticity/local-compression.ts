import type { CheckEvidence } from './authenticity-report.ts';
import type { Check } from './check.ts';
import { examinedPictures } from './examined-pictures.ts';
import { judged, notRun } from './outcome.ts';

/** A region that bears the marks of compression this much less than the rest was painted or pasted in after it. */
const LEAST_FIT = 0.3;

/**
 * Whether every part of the picture went through the same JPEG compression: text and portraits that are put into a compressed picture do
 * not bear its marks. Not run where there are none: never compressed, scaled since, or compressed more strongly since.
 */
export const localCompression: Check = {
  name: 'local_compression',
  group: 'picture',
  look({ sides }) {
    const evidence = examinedPictures(sides).flatMap(({ forensics: { compression }, place }): CheckEvidence[] =>
      compression
        ? [
            {
              subject: 'compression',
              outcome: compression.worstFit < LEAST_FIT ? 'doubtful' : 'agrees',
              measured: Math.round(compression.worstFit * 100) / 100,
              limit: LEAST_FIT,
              ...place,
              ...(compression.worstFit < LEAST_FIT ? { box: compression.worstBox } : {}),
            },
          ]
        : [],
    );
    if (evidence.length === 0) return notRun('The picture bears no marks of compression that could differ.');
    return judged(evidence, {
      passed: 'Every part of the picture bears the marks of the same compression.',
      warning:
        'A part of the picture does not bear the marks of compression that the rest bears, as inserted parts do.',
      failed: 'A part of the picture was inserted.',
    });
  },
};
