import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Point } from '../../../src/domain/reading/geometry.ts';
import { type PagePerspective, pointOnPicture } from '../../../src/domain/reading/page-perspective.ts';
import { readPrintedFields } from '../../../src/domain/reading/read-printed-fields.ts';
import type { PageText } from '../../../src/domain/reading/text-line.ts';
import { type DrawnLine, drawnPage, valuesOf } from '../../unit/reading/drawn-page.ts';

/** An invented card whose values stand to the right of their labels, row close under row. */
const CARD: readonly DrawnLine[] = [
  ['IDENTITY CARD', 380, 40, 30],
  ['Surname', 60, 120],
  ['ERIKSSON', 330, 120],
  ['Given names', 60, 152],
  ['ANNA MARIA', 330, 152],
  ['Date of birth', 60, 184],
  ['12 AUG 1974', 330, 184],
  ['Sex', 60, 216],
  ['FEMALE', 330, 216],
  ['Card number', 60, 536],
  ['SPEC20142', 330, 536],
  ['Date of issue', 60, 568],
  ['16 APR 2021', 330, 568],
  ['Date of expiry', 60, 600],
  ['15 APR 2031', 330, 600],
];

const perspectives = fc
  .record({
    slant: fc.double({ min: -0.15, max: 0.15, noNaN: true }),
    across: fc.double({ min: -0.35, max: 0.35, noNaN: true }),
    down: fc.double({ min: -0.35, max: 0.35, noNaN: true }),
  })
  .map(({ slant, across, down }): PagePerspective => {
    const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
    return { right: [cos, sin, across / 1000], below: [-sin, cos, down / 640] };
  });

/** The page as a camera sees it, on a picture half as large again. */
function photographed({ page, lines }: PageText, perspective: PagePerspective): PageText {
  const picture = { widthPx: 1.6 * page.widthPx, heightPx: 1.6 * page.heightPx };
  const place = ({ x, y }: Point): Point => {
    const at = pointOnPicture(perspective, { x: (x - 0.5) * page.widthPx, y: (y - 0.5) * page.heightPx });
    return { x: at.x / picture.widthPx + 0.5, y: at.y / picture.heightPx + 0.5 };
  };
  return {
    page: picture,
    lines: lines.map((line) => {
      const [a, b, c, d] = line.quad;
      return { ...line, quad: [place(a), place(b), place(c), place(d)] };
    }),
  };
}

describe('a page photographed off the perpendicular', () => {
  test.prop([perspectives])('gives the same fields as one photographed squarely', (perspective) => {
    const context = { documentTypeHint: 'auto', today: { year: 2026, month: 6, day: 1 } } as const;
    const square = valuesOf(readPrintedFields(drawnPage(CARD), context));
    expect(square).toMatchObject({ LAST_NAME: 'ERIKSSON', FIRST_NAME: 'ANNA MARIA', DOCUMENT_NUMBER: 'SPEC20142' });
    expect(valuesOf(readPrintedFields(photographed(drawnPage(CARD), perspective), context))).toEqual(square);
  });
});
