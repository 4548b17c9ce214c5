import type { PageSize, Quad } from './geometry.ts';

/** One line of print as a reader saw it. */
export interface TextLine {
  /** The text in reading order, NFC, spaces kept; never empty. */
  readonly text: string;
  /** How sure the reader is of the text, 0–1. */
  readonly confidence: number;
  /** How sure the reader is of each character of {@link TextLine.text}, 0–1; left out by readers that do not tell. */
  readonly characterConfidences?: readonly number[];
  /** Where the line stands on the upright page (see {@link PageText.page}). */
  readonly quad: Quad;
  /**
   * `mrz`: read by a recogniser made for the machine-readable zone (alphabet A–Z, 0–9, `<`), so its text is to be taken
   * before an ordinary reading of the same place. `print` otherwise.
   */
  readonly script: 'print' | 'mrz';
}

/** All lines of one picture in the frame of the upright page. */
export interface PageText {
  /** The size of the picture after it was turned upright, in pixels. */
  readonly page: PageSize;
  readonly lines: readonly TextLine[];
}
