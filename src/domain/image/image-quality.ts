import type { Finding } from '../authenticity/finding.ts';
import type { QuarterTurn } from '../reading/geometry.ts';
import type { PageText } from '../reading/text-line.ts';
import { countCutLines } from './cut-off-lines.ts';
import { measureGlare } from './glare.ts';
import type { DecodedImage } from './image-rules.ts';
import { measureTones, type PictureTones } from './picture-tones.ts';
import { measureText, type TextSharpness } from './text-sharpness.ts';

/** What was measured on one picture; what needs text is left out where none was found. */
export interface QualityMeasures extends PictureTones, Partial<TextSharpness> {
  /** Lines of text that were found. */
  readonly lineCount: number;
  /** Lines that the edge of the picture cuts. */
  readonly cutLineCount: number;
  /** Share of the picture (0–1) that a reflection burns out. */
  readonly glareShare: number;
}

/** How well a picture can be read, and what would make it better. */
export interface ImageQuality {
  readonly measures: QualityMeasures;
  readonly findings: readonly Finding[];
}

/** Measures a picture and its text; `reading` is of the picture after it was turned by its `turn`. Takes a few milliseconds. */
export function measureQuality(
  image: DecodedImage,
  reading: PageText & { readonly turn: QuarterTurn },
): QualityMeasures {
  return {
    lineCount: reading.lines.length,
    cutLineCount: countCutLines(reading),
    glareShare: measureGlare(image),
    ...measureTones(image),
    ...measureText(image, reading.lines, reading.turn),
  };
}
