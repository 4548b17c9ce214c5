import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMrz } from '../../../src/domain/mrz/compose.ts';
import { readMrz } from '../../../src/domain/mrz/read-mrz.ts';
import type { Quad } from '../../../src/domain/reading/geometry.ts';
import type { TextLine } from '../../../src/domain/reading/text-line.ts';
import { composedMrz } from '../../arbitraries/mrz.ts';

const PAGE = { widthPx: 1200, heightPx: 800 };
const TODAY = { year: 2025, month: 6, day: 15 };

const word = fc.constantFrom(
  'Surname',
  'NAME',
  'Nom',
  'REPUBLIC',
  'of',
  'UTOPIA',
  '12.03.1984',
  'Date of birth',
  'X1234567',
  'F',
  'TYPE P',
);
const printedText = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

const printedLine = fc
  .record({ text: printedText, left: fc.integer({ min: 20, max: 700 }), top: fc.integer({ min: 10, max: 480 }) })
  .map(({ text, left, top }) => textLine(text, { left, top, width: text.length * 14, height: 22 }));

describe('locating a machine-readable zone', () => {
  it('finds it among print, wherever it stands in the list of lines', () => {
    const page = composedMrz().chain(({ format, fields }) => {
      const lines = composeMrz(format, fields);
      return fc
        .array(printedLine, { maxLength: 12 })
        .chain((print) => fc.shuffledSubarray([...print, ...placed(lines)], { minLength: print.length + lines.length }))
        .map((shuffled) => ({ lines, shuffled }));
    });
    fc.assert(
      fc.property(page, ({ lines, shuffled }) => {
        expect(readMrz({ page: PAGE, lines: shuffled }, TODAY)?.lines).toEqual(lines);
      }),
    );
  });

  it('finds it on a tilted page, its rows read in two boxes and with spaces', () => {
    fc.assert(
      fc.property(
        composedMrz(['TD1', 'TD2', 'TD3']),
        fc.integer({ min: 8, max: 20 }),
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        ({ format, fields }, cut, slope) => {
          const lines = composeMrz(format, fields);
          const boxes = placed(lines, { slope, cut });
          expect(readMrz({ page: PAGE, lines: boxes }, TODAY)?.lines).toEqual(lines);
        },
      ),
    );
  });

  it('takes what a recogniser for the zone read before what another read in the same place', () => {
    fc.assert(
      fc.property(composedMrz(['TD3']), ({ format, fields }) => {
        const lines = composeMrz(format, fields);
        const misread = placed(lines.map((text) => text.replaceAll('<', 'K')));
        const special = placed(lines).map((line): TextLine => ({ ...line, script: 'mrz' }));
        expect(readMrz({ page: PAGE, lines: [...misread, ...special] }, TODAY)?.lines).toEqual(lines);
      }),
    );
  });

  it('finds none on a page of print', () => {
    fc.assert(
      fc.property(fc.array(printedLine, { maxLength: 20 }), (lines) => {
        expect(readMrz({ page: PAGE, lines }, TODAY)).toBeUndefined();
      }),
    );
  });

  it('takes any lines in any place without throwing', () => {
    const anyQuad = fc.tuple(
      ...Array.from({ length: 4 }, () => fc.record({ x: fc.double({ noNaN: true }), y: fc.double({ noNaN: true }) })),
    ) as unknown as fc.Arbitrary<Quad>;
    const anyLine = fc.record({
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      quad: anyQuad,
      script: fc.constantFrom('print' as const, 'mrz' as const),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 10 }), (lines) => {
        readMrz({ page: PAGE, lines }, TODAY);
      }),
    );
  });
});

// Helpers

interface BoxPx {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** `slope` is the fall of the upper edge per pixel. */
function textLine(text: string, { left, top, width, height }: BoxPx, slope = 0): TextLine {
  const corner = (x: number, y: number) => ({ x: x / PAGE.widthPx, y: (y + x * slope) / PAGE.heightPx });
  return {
    text,
    confidence: 0.95,
    script: 'print',
    quad: [
      corner(left, top),
      corner(left + width, top),
      corner(left + width, top + height),
      corner(left, top + height),
    ],
  };
}

function placed(lines: readonly string[], { slope = 0, cut = 0 } = {}): TextLine[] {
  const [pitch, height] = [46, 26];
  return lines.flatMap((text, index) => {
    const top = 560 + index * pitch;
    const box = (part: string, from: number) =>
      textLine(part, { left: 60 + from * 22, top, width: part.length * 22, height }, slope);
    if (cut === 0 || text.length <= cut) return [box(text, 0)];
    const head = box(text.slice(0, cut), 0);
    return [box(text.slice(cut), cut), { ...head, text: head.text.replace(/^(.{5})/, '$1 ') }];
  });
}
