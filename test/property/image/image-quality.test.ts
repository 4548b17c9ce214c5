import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { measureQuality } from '../../../src/domain/image/image-quality.ts';
import { qualityFindings } from '../../../src/domain/image/quality-findings.ts';
import type { TextLine } from '../../../src/domain/reading/text-line.ts';
import { asDecoded } from '../../specimens/as-decoded.ts';

const picture = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
  .chain(([widthPx, heightPx]) =>
    fc
      .uint8Array({ minLength: widthPx * heightPx * 3, maxLength: widthPx * heightPx * 3 })
      .map((rgb) => ({ widthPx, heightPx, rgb })),
  );
const point = fc.record({
  x: fc.double({ min: -0.2, max: 1.2, noNaN: true }),
  y: fc.double({ min: -0.2, max: 1.2, noNaN: true }),
});
const line: fc.Arbitrary<TextLine> = fc.record({
  text: fc.string({ minLength: 1, maxLength: 20 }),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  quad: fc.tuple(point, point, point, point),
  script: fc.constant('print'),
});
const turn = fc.constantFrom(0, 90, 180, 270);

describe('the quality of any picture', () => {
  test.prop([picture, fc.array(line, { maxLength: 5 }), turn])('is measured within its bounds', (given, lines, by) => {
    const measures = measureQuality(asDecoded(given), { page: given, lines, turn: by });
    for (const luma of [measures.darkestLuma, measures.brightestLuma, measures.chroma]) {
      expect(Number.isInteger(luma)).toBe(true);
      expect(luma).toBeGreaterThanOrEqual(0);
      expect(luma).toBeLessThanOrEqual(255);
    }
    expect(measures.darkestLuma).toBeLessThanOrEqual(measures.brightestLuma);
    expect(measures.glareShare).toBeGreaterThanOrEqual(0);
    expect(measures.glareShare).toBeLessThanOrEqual(1);
    expect(measures.cutLineCount).toBeLessThanOrEqual(lines.length);
    expect(measures.lineHeightPx ?? 0).toBeGreaterThanOrEqual(0);
    expect(measures.edgeWidthPx ?? 0).toBeGreaterThanOrEqual(0);
  });

  test.prop([picture, fc.array(line, { maxLength: 5 }), turn, fc.integer({ min: 0, max: 2 })])(
    'explains why little was read',
    (given, lines, by, fieldCount) => {
      const measures = measureQuality(asDecoded(given), { page: given, lines, turn: by });
      expect(qualityFindings(measures, fieldCount).length).toBeGreaterThan(0);
    },
  );
});
