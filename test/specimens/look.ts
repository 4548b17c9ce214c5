import type { Typeface } from './lettering/typeface.ts';

/** How a specimen is drawn. The same look gives the same picture, byte for byte. */
export interface Look {
  /** Decides pattern, colours and portrait; any whole number. */
  readonly seed: number;
  /** Width of the document itself in pixels. */
  readonly widthPx: number;
  /** The typeface of the values. */
  readonly typeface: Typeface;
  /** A strip of table on every side, as a share of the document's width; 0 for a flat scan. */
  readonly margin: number;
}

/** A flat scan at 300 dpi of a card. */
export const PLAIN_LOOK: Look = { seed: 1, widthPx: 1012, typeface: 'sans-bold', margin: 0 };
