import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Point, Quad } from '../../../src/domain/reading/geometry.ts';
import { findLabels } from '../../../src/domain/reading/label-matching.ts';
import { type PrintReading, readPrintedFields } from '../../../src/domain/reading/read-printed-fields.ts';
import type { PageText, TextLine } from '../../../src/domain/reading/text-line.ts';

const WORDS = [
  'Surname / Nom',
  'Given names',
  'DOB',
  '4d DLN',
  'Date of expiry',
  'Sexe',
  'Nationality',
  'Address',
  'MUSTER',
  'ERIKA',
  '12.08.1964',
  '01/02/2030',
  'F',
  'K/F',
  'UTO',
  'X1234567',
  '1 SAMPLE',
  '8 12 OAK ST',
  'TOPEKA, KS 66603',
  'REPUBLIC OF UTOPIA',
  'PASSPORT',
  'DRIVER LICENSE',
  'Name',
  '<<<',
  '4b',
  '3. 12.08.64 BERLIN',
  'SEX M HGT 5-08',
  'Valid from - until',
  '2024',
  'É',
  '姓名',
  '有效期限',
];

const text = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map(([a, b]) => `${a} ${b}`) },
);

const point: fc.Arbitrary<Point> = fc.record({
  x: fc.double({ min: -2, max: 2, noDefaultInfinity: true }),
  y: fc.double({ min: -2, max: 2, noDefaultInfinity: true }),
});

const anyQuad: fc.Arbitrary<Quad> = fc.tuple(point, point, point, point);
const confidence = fc.double({ min: 0, max: 1, noNaN: true });

const anyLine: fc.Arbitrary<TextLine> = fc.record({
  text,
  confidence,
  quad: anyQuad,
  script: fc.constantFrom('print', 'mrz'),
});

/**
 * Lines on a narrow grid, so that labels and values come to stand beside and below one another: thirds of the page across,
 * fortieths down.
 */
const gridLine: fc.Arbitrary<TextLine> = fc
  .tuple(text, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 11 }), fc.constantFrom(0.5, 0.75, 1))
  .map(([content, column, row, size]) => {
    const [left, top, height] = [column / 3, row / 32, size / 32];
    const right = left + content.length * 0.009 * size;
    const quad: Quad = [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: top + height },
      { x: left, y: top + height },
    ];
    return { text: content, confidence: 0.9, quad, script: 'print' };
  });

const size = fc.integer({ min: 1, max: 5000 });
const wildPage: fc.Arbitrary<PageText> = fc.record({
  page: fc.record({ widthPx: size, heightPx: size }),
  lines: fc.array(anyLine, { maxLength: 25 }),
});
const gridPage: fc.Arbitrary<PageText> = fc
  .uniqueArray(gridLine, { minLength: 8, maxLength: 25, selector: ({ quad }) => `${quad[0].x}|${quad[0].y}` })
  .map((lines) => ({ page: { widthPx: 1024, heightPx: 1024 }, lines }));

function read(page: PageText): PrintReading {
  return readPrintedFields(page, { documentTypeHint: 'auto', today: { year: 2026, month: 6, day: 1 } });
}

/** What was read, without places, which differ between pages. */
function summary({ candidates, documentType, issuingCountry }: PrintReading): unknown {
  const values = candidates.map(({ field, text: printed, value }) => `${field}=${printed}=${value ?? ''}`).sort();
  return { values, type: documentType?.type, country: issuingCountry?.code };
}

describe('the reading of print', () => {
  test.prop([wildPage], { numRuns: 100 })('never throws, and its confidences lie between 0 and 1', (page) => {
    const { candidates, documentType, issuingCountry } = read(page);
    const confidences = [...candidates, documentType, issuingCountry].filter((each) => each !== undefined);
    for (const each of confidences) {
      expect(each.confidence).toBeGreaterThanOrEqual(0);
      expect(each.confidence).toBeLessThanOrEqual(1);
    }
  });

  test.prop([gridPage], { numRuns: 100 })(
    'gives at most one candidate a field, none of them empty',
    ({ page, lines }) => {
      const { candidates } = read({ page, lines });
      const fields = candidates.map(({ field }) => field);
      expect(new Set(fields).size).toBe(fields.length);
      expect(candidates.every((candidate) => candidate.text.trim() !== '')).toBe(true);
    },
  );

  test.prop([gridPage, fc.infiniteStream(fc.nat())], { numRuns: 100 })(
    'does not depend on the order of the lines',
    (page, keys) => {
      const shuffled = page.lines
        .map((line) => ({ line, key: keys.next().value }))
        .sort((a, b) => a.key - b.key)
        .map(({ line }) => line);
      expect(summary(read({ ...page, lines: shuffled }))).toEqual(summary(read(page)));
    },
  );

  test.prop([gridPage, fc.constantFrom(0.0625, 0.25, 4, 16)], { numRuns: 100 })(
    'does not depend on the scale of the page',
    (page, factor) => {
      const scaled = { widthPx: page.page.widthPx * factor, heightPx: page.page.heightPx * factor };
      expect(summary(read({ ...page, page: scaled }))).toEqual(summary(read(page)));
    },
  );

  test.prop([gridPage, fc.constantFrom(-1, -0.5, 0.25, 1), fc.constantFrom(-1, 0.5, 2)], { numRuns: 100 })(
    'does not depend on where on the picture the document lies',
    (page, right, down) => {
      const move = ({ x, y }: Point): Point => ({ x: x + right, y: y + down });
      const lines = page.lines.map((line) => {
        const [a, b, c, d] = line.quad;
        return { ...line, quad: [move(a), move(b), move(c), move(d)] as const };
      });
      expect(summary(read({ ...page, lines }))).toEqual(summary(read(page)));
    },
  );

  test.prop([gridPage], { numRuns: 100 })('gives nothing that is not printed', (page) => {
    const letters = (printed: string): string[] =>
      printed
        .normalize('NFC')
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '');
    const printed = letters(page.lines.map((line) => line.text).join(' ')).join(' ');
    for (const candidate of read(page).candidates) {
      for (const word of letters(candidate.text)) expect(printed).toContain(word);
    }
  });
});

describe('the search for labels', () => {
  test.prop([fc.string({ maxLength: 80, unit: 'binary' })])(
    'gives spans inside the line, in order and apart',
    (line) => {
      let from = 0;
      for (const { start, end, similarity } of findLabels(line)) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(line.length);
        expect(similarity).toBeGreaterThan(0);
        from = end;
      }
    },
  );
});
