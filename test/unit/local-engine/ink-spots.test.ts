import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../src/adapters/local-engine/picture/pixels.ts';
import type { RotatedBox } from '../../../src/adapters/local-engine/picture/rotated-box.ts';
import { findInkSpots } from '../../../src/adapters/local-engine/reading/ink-spots.ts';

type Rectangle = readonly [left: number, top: number, right: number, bottom: number];

/** A page of 96 × 48 pixels with dark rectangles on it. */
function page(ink: readonly Rectangle[], inkValue = 30, paperValue = 220): Pixels {
  const isInk = (x: number, y: number) => ink.some(([l, t, r, b]) => x >= l && x < r && y >= t && y < b);
  const data = Uint8Array.from({ length: 96 * 48 }, (_, at) =>
    isInk(at % 96, Math.floor(at / 96)) ? inkValue : paperValue,
  );
  return { widthPx: 96, heightPx: 48, channels: 1, data };
}

const WHOLE: RotatedBox = { centreX: 48, centreY: 24, directionX: 1, directionY: 0, widthPx: 96, heightPx: 48 };

describe('ink spots', () => {
  it('are found from left to right, with their extent', () => {
    const grey = page([
      [60, 10, 70, 30],
      [20, 12, 26, 40],
    ]);
    expect(findInkSpots(grey, WHOLE)).toEqual([
      { left: 20, right: 26, top: 12, bottom: 40 },
      { left: 60, right: 70, top: 10, bottom: 30 },
    ]);
  });

  it('hang together where pixels touch at a corner', () => {
    const grey = page([
      [20, 12, 26, 20],
      [26, 20, 32, 30],
    ]);
    expect(findInkSpots(grey, WHOLE)).toEqual([{ left: 20, right: 32, top: 12, bottom: 30 }]);
  });

  it('leave out what reaches the border of the place', () => {
    const grey = page([
      [0, 12, 6, 30],
      [40, 40, 50, 48],
      [60, 10, 66, 30],
    ]);
    expect(findInkSpots(grey, WHOLE)).toEqual([{ left: 60, right: 66, top: 10, bottom: 30 }]);
  });

  it('are not found on a pattern of faint contrast', () => {
    expect(findInkSpots(page([[20, 12, 26, 30]], 190), WHOLE)).toEqual([]);
  });

  test.prop([fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 })])(
    'lie where the ink lies, seen from the corner of the place',
    (x, y) => {
      const grey = page([[x + 5, y + 4, x + 11, y + 22]]);
      const place = { ...WHOLE, centreX: x + 12, centreY: y + 13, widthPx: 24, heightPx: 26 };
      const [spot, ...others] = findInkSpots(grey, place);
      expect(others).toEqual([]);
      expect(spot?.left).toBeCloseTo(5, -0.5);
      expect(spot?.right).toBeCloseTo(11, -0.5);
      expect(spot?.top).toBeCloseTo(4, -0.5);
      expect(spot?.bottom).toBeCloseTo(22, -0.5);
    },
  );
});
