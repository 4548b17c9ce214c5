import { quadOf } from '../../../src/domain/reading/geometry.ts';
import {
  type PrintContext,
  type PrintReading,
  readPrintedFields,
} from '../../../src/domain/reading/read-printed-fields.ts';
import type { PageText, TextLine } from '../../../src/domain/reading/text-line.ts';

/** One line of an invented document: text, left and top in pixels of a page 1000 × 640, the height of its letters, and how sure its reader is. */
export type DrawnLine = readonly [text: string, left: number, top: number, height?: number, confidence?: number];

/** An invented page; a line is as wide as its characters, each half as wide as high. */
export function drawnPage(lines: readonly DrawnLine[], widthPx = 1000, heightPx = 640): PageText {
  return {
    page: { widthPx, heightPx },
    lines: lines.map(([text, left, top, height = 20, confidence = 0.95]): TextLine => {
      const box = {
        left: left / widthPx,
        top: top / heightPx,
        width: (text.length * height * 0.5) / widthPx,
        height: height / heightPx,
      };
      return { text, confidence, quad: quadOf(box), script: 'print' };
    }),
  };
}

/** Reads an invented page on 1 June 2026. */
export function readDrawn(lines: readonly DrawnLine[], context: Partial<PrintContext> = {}): PrintReading {
  return readPrintedFields(drawnPage(lines), {
    documentTypeHint: 'auto',
    today: { year: 2026, month: 6, day: 1 },
    ...context,
  });
}

/** What was read as plain values: the normalised value where there is one, else the text. */
export function valuesOf({ candidates }: PrintReading): Readonly<Record<string, string>> {
  return Object.fromEntries(candidates.map(({ field, value, text }) => [field, value ?? text]));
}
