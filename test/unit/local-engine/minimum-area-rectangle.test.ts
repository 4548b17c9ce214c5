import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { cornersOf, type RotatedBox } from '../../../src/adapters/local-engine/picture/rotated-box.ts';
import { convexHull, minimumAreaRectangle } from '../../../src/adapters/local-engine/reading/minimum-area-rectangle.ts';

function rectangleAround(points: readonly (readonly [number, number])[]): RotatedBox {
  const sorted = points.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
  return minimumAreaRectangle(convexHull(sorted.flat()));
}

function cornerPoints(box: RotatedBox): [number, number][] {
  const corners = cornersOf(box);
  return [0, 2, 4, 6].map((at) => [corners[at] ?? 0, corners[at + 1] ?? 0]);
}

function boxAt(degrees: number, widthPx: number, heightPx: number): RotatedBox {
  const angle = (degrees * Math.PI) / 180;
  return { centreX: 50, centreY: 40, directionX: Math.cos(angle), directionY: Math.sin(angle), widthPx, heightPx };
}

describe('minimum-area rectangle', () => {
  it('leaves points inside the hull out', () => {
    const hull = convexHull([0, 0, 4, 0, 2, 1, 0, 4, 4, 4]);
    expect(hull).toHaveLength(8);
    expect(hull).not.toContain(1);
  });

  it('is the rectangle itself for its four corners', () => {
    expect(
      rectangleAround([
        [10, 5],
        [50, 5],
        [50, 15],
        [10, 15],
      ]),
    ).toMatchObject({
      centreX: 30,
      centreY: 10,
      directionX: 1,
      directionY: 0,
      widthPx: 40,
      heightPx: 10,
    });
  });

  it('is higher than wide for a column of text', () => {
    const { widthPx, heightPx } = rectangleAround([
      [10, 5],
      [14, 5],
      [14, 45],
      [10, 45],
    ]);
    expect([widthPx, heightPx]).toEqual([4, 40]);
  });

  it('has no height for a single row, and no size for a single point', () => {
    expect(
      rectangleAround([
        [3, 7],
        [9, 7],
      ]),
    ).toMatchObject({ widthPx: 6, heightPx: 0 });
    expect(
      rectangleAround([
        [3, 7],
        [3, 7],
      ]),
    ).toMatchObject({ centreX: 3, centreY: 7, widthPx: 0, heightPx: 0 });
  });

  test.prop([fc.integer({ min: -44, max: 44 }), fc.integer({ min: 20, max: 90 }), fc.integer({ min: 4, max: 19 })])(
    'finds a line of text at any slope below 45 degrees, read from left to right',
    (degrees, width, height) => {
      const drawn = boxAt(degrees, width, height);
      const found = rectangleAround(cornerPoints(drawn));
      expect(found.widthPx).toBeCloseTo(width, 6);
      expect(found.heightPx).toBeCloseTo(height, 6);
      expect(found.directionX).toBeCloseTo(drawn.directionX, 6);
      expect(found.directionY).toBeCloseTo(drawn.directionY, 6);
      expect(found.centreX).toBeCloseTo(50, 6);
      expect(found.centreY).toBeCloseTo(40, 6);
    },
  );

  const point = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
  test.prop([fc.array(point, { minLength: 1, maxLength: 30 })])(
    'holds every point and is no larger than the upright one',
    (points) => {
      const box = rectangleAround(points);
      for (const [x, y] of points) {
        const along = (x - box.centreX) * box.directionX + (y - box.centreY) * box.directionY;
        const down = (y - box.centreY) * box.directionX - (x - box.centreX) * box.directionY;
        expect(Math.abs(along)).toBeLessThanOrEqual(box.widthPx / 2 + 1e-6);
        expect(Math.abs(down)).toBeLessThanOrEqual(box.heightPx / 2 + 1e-6);
      }
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      const upright = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
      expect(box.widthPx * box.heightPx).toBeLessThanOrEqual(upright + 1e-6);
    },
  );
});
