import { OCR_B_PITCH_MM, ocrBLine } from './lettering/ocr-b.ts';
import { type Typeface, textOutlines, textWidth } from './lettering/typeface.ts';
import { Canvas, type Colour, type Contour } from './raster/canvas.ts';
import { rectangle, stroke } from './raster/shapes.ts';

/** A size of document in millimetres (ICAO Doc 9303-3, 2: ID-1, ID-2, ID-3 after ISO/IEC 7810). */
export interface Format {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Cards, TD1. */
export const ID_1: Format = { widthMm: 85.6, heightMm: 54 };
/** Large cards and small visas, TD2 and MRV-B. */
export const ID_2: Format = { widthMm: 105, heightMm: 74 };
/** Passport pages, TD3. */
export const ID_3: Format = { widthMm: 125, heightMm: 88 };
/** Full-size visas, MRV-A (ICAO Doc 9303-7). */
export const VISA_A: Format = { widthMm: 120, heightMm: 80 };

/** A printed line and the rectangle around it, in shares of the picture. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How a piece of print looks. */
export interface PrintStyle {
  readonly typeface: Typeface;
  /** Millimetres to the em; capitals are about 0.72 of it. */
  readonly sizeMm: number;
  readonly colour?: Colour;
  readonly opacity?: number;
}

/** Print keeps so far from the edge. */
const EDGE_MM = 2;

const INK: Colour = [28, 28, 34];

/** One side of a document, painted in millimetres from its top left corner, that remembers what was printed on it. */
export class Sheet {
  readonly format: Format;
  readonly canvas: Canvas;
  readonly pxPerMm: number;
  readonly lines: PrintedLine[] = [];

  constructor(format: Format, widthPx: number, paper: Colour) {
    this.format = format;
    this.pxPerMm = widthPx / format.widthMm;
    this.canvas = new Canvas(widthPx, Math.round(format.heightMm * this.pxPerMm), paper);
  }

  /**
   * Prints `text` with its first letter at `leftMm` on the base line, smaller where it would leave the sheet, and tells where
   * it ends, in millimetres from the left.
   */
  print(text: string, leftMm: number, baselineMm: number, style: PrintStyle): number {
    if (text === '') return leftMm;
    const { typeface, colour = INK, opacity = 1 } = style;
    const roomMm = this.format.widthMm - leftMm - EDGE_MM;
    const sizeMm = Math.min(style.sizeMm, roomMm / textWidth(text, typeface, 1));
    const sizePx = sizeMm * this.pxPerMm;
    const outlines = textOutlines(text, typeface, leftMm * this.pxPerMm, baselineMm * this.pxPerMm, sizePx);
    this.canvas.fill(outlines, colour, opacity);
    const widthMm = textWidth(text, typeface, sizeMm);
    this.#remember(text, leftMm, baselineMm, widthMm, sizeMm);
    return leftMm + widthMm;
  }

  /** Prints one line of a machine-readable zone in OCR-B at the prescribed pitch. */
  printZoneLine(text: string, leftMm: number, baselineMm: number): void {
    this.canvas.fill(ocrBLine(text, leftMm * this.pxPerMm, baselineMm * this.pxPerMm, this.pxPerMm), INK);
    this.#remember(text, leftMm, baselineMm, text.length * OCR_B_PITCH_MM, 2.4 / 0.8);
  }

  /** Fills a rectangle. */
  block(leftMm: number, topMm: number, widthMm: number, heightMm: number, colour: Colour, opacity = 1): void {
    this.shape([rectangle(leftMm, topMm, widthMm, heightMm)], colour, opacity);
  }

  /** Draws a line through points (x and y in turn). */
  line(pointsMm: readonly number[], widthMm: number, colour: Colour, opacity = 1): void {
    this.shape(stroke(pointsMm, widthMm), colour, opacity);
  }

  /** Fills outlines given in millimetres. */
  shape(outlinesMm: readonly Contour[], colour: Colour, opacity = 1): void {
    const outlines = outlinesMm.map((outline) => outline.map((value) => value * this.pxPerMm));
    this.canvas.fill(outlines, colour, opacity);
  }

  #remember(text: string, leftMm: number, baselineMm: number, widthMm: number, sizeMm: number): void {
    const { widthMm: pageWidth, heightMm: pageHeight } = this.format;
    this.lines.push({
      text,
      left: leftMm / pageWidth,
      top: (baselineMm - 0.8 * sizeMm) / pageHeight,
      width: widthMm / pageWidth,
      height: sizeMm / pageHeight,
    });
  }
}
