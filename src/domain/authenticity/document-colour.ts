import type { CheckEvidence } from './authenticity-report.ts';
import type { Check } from './check.ts';
import { examinedPictures } from './examined-pictures.ts';
import { judged, notRun } from './outcome.ts';

/** Copies in black and white, under any lamp, stay below; documents in colour lie above. Measured, see `docs/authenticity.md`. */
const LEAST_RESIDUE = 5;

/** Whether the picture shows colours beyond one tint, as documents have and copies in black and white have not. */
export const documentColour: Check = {
  name: 'document_colour',
  group: 'picture',
  look({ sides }) {
    const evidence = examinedPictures(sides).flatMap(({ forensics: { colourResidue }, place }): CheckEvidence[] =>
      colourResidue === undefined
        ? []
        : [
            {
              subject: 'colour residue',
              outcome: colourResidue < LEAST_RESIDUE ? 'doubtful' : 'agrees',
              measured: colourResidue,
              limit: LEAST_RESIDUE,
              ...place,
            },
          ],
    );
    if (evidence.length === 0) return notRun('The picture is of one even tone.');
    return judged(evidence, {
      passed: 'The picture shows colours.',
      warning: 'The picture shows no colours, as copies in black and white do.',
      failed: 'The picture shows no colours.',
    });
  },
};
