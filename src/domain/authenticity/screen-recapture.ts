import type { ScreenPattern } from '../image/screen-pattern.ts';
import type { CheckEvidence } from './authenticity-report.ts';
import type { Check } from './check.ts';
import { examinedPictures } from './examined-pictures.ts';
import { judged, notRun } from './outcome.ts';

/** Peaks of the spectrum as they stand in no picture of a document itself: of light alone, or of light and colour together. */
const PEAK_OF_LIGHT = 5;
const LESSER_PEAK_OF_LIGHT = 3.3;
const PEAK_OF_COLOUR = 2.2;

/** Whether the picture was taken of a screen: its grid of pixels, or its moiré, is the same all over the picture. */
export const screenRecapture: Check = {
  name: 'screen_recapture',
  group: 'picture',
  look({ sides }) {
    const evidence = examinedPictures(sides).flatMap(({ forensics: { screen }, place }): CheckEvidence[] =>
      screen
        ? [
            {
              subject: 'spectral peak',
              outcome: isOfScreen(screen) ? 'doubtful' : 'agrees',
              measured: Math.round(screen.lumaPeak * 100) / 100,
              limit: PEAK_OF_LIGHT,
              ...place,
            },
          ]
        : [],
    );
    if (evidence.length === 0) return notRun('The picture has too few flat parts to show the grid of a screen.');
    return judged(evidence, {
      passed: 'The picture does not show the grid of a screen.',
      warning: 'The picture shows a regular grid, as pictures of screens do.',
      failed: 'The picture was taken of a screen.',
    });
  },
};

function isOfScreen({ lumaPeak, colourPeak }: ScreenPattern): boolean {
  return lumaPeak >= PEAK_OF_LIGHT || (lumaPeak >= LESSER_PEAK_OF_LIGHT && colourPeak >= PEAK_OF_COLOUR);
}
