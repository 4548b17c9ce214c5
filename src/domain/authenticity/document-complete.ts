import type { CheckEvidence } from './authenticity-report.ts';
import type { Check } from './check.ts';
import { examinedPictures } from './examined-pictures.ts';
import { judged, notRun } from './outcome.ts';

/** A single line may be a mark at the edge. */
const MOST_CUT_LINES = 1;

/** Whether the whole document is on the picture: print that runs into its edges may hide what forgers do not want to be seen. */
export const documentComplete: Check = {
  name: 'document_complete',
  group: 'picture',
  look({ sides }) {
    const evidence = examinedPictures(sides)
      .filter(({ forensics }) => forensics.lineCount > 0)
      .map(
        ({ forensics: { cutLineCount }, place }): CheckEvidence => ({
          subject: 'cut lines',
          outcome: cutLineCount > MOST_CUT_LINES ? 'doubtful' : 'agrees',
          measured: cutLineCount,
          limit: MOST_CUT_LINES,
          ...place,
        }),
      );
    if (evidence.length === 0) return notRun('No text was read on the picture.');
    return judged(evidence, {
      passed: 'No print runs into the edge of the picture.',
      warning: 'Print runs into the edge of the picture: the document is cut off.',
      failed: 'The document is cut off.',
    });
  },
};
