import type { CheckEvidence } from './authenticity-report.ts';
import type { Check } from './check.ts';
import { examinedPictures } from './examined-pictures.ts';
import { judged, notRun } from './outcome.ts';
import { programsIn } from './picture-programs.ts';

/**
 * Whether the picture file says that a program drew or changed it: a generator of pictures fails, an editor or a screenshot warns. Most apps
 * strip what a file says, so its silence tells nothing: without any statement the check is not run.
 */
export const imageMetadata: Check = {
  name: 'image_metadata',
  group: 'picture',
  look({ sides }) {
    const stating = examinedPictures(sides).filter(({ forensics }) => forensics.metadata.isPresent);
    if (stating.length === 0) return notRun('The picture file says nothing of how it was made.');
    const evidence = stating.flatMap(({ forensics, place }) =>
      programsIn(forensics.metadata.statements).map(
        ({ name, kind }): CheckEvidence => ({
          word: name,
          outcome: kind === 'generator' ? 'contradicts' : 'doubtful',
          ...place,
        }),
      ),
    );
    return judged(evidence, {
      passed: 'The picture file names no program that draws or changes pictures.',
      warning: 'The picture file says that it is a screenshot or was worked on in an editor.',
      failed: 'The picture file says that a program generated it.',
    });
  },
};
