import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { PrintDirection } from '../../../src/domain/reading/direction-field.ts';
import type { Point } from '../../../src/domain/reading/geometry.ts';
import {
  estimatePerspective,
  isTilted,
  type PagePerspective,
  pointOnPicture,
  pointOnStraightPage,
  stretched,
} from '../../../src/domain/reading/page-perspective.ts';

const PAGE = { widthPx: 1000, heightPx: 640 };

/** Pages up to 20 degrees askew whose scale changes by up to 40 % from edge to edge. */
const perspectives = fc
  .record({
    slant: fc.double({ min: -0.35, max: 0.35, noNaN: true }),
    across: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    down: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
  })
  .map(({ slant, across, down }): PagePerspective => {
    const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
    return { right: [cos, sin, across / PAGE.widthPx], below: [-sin, cos, down / PAGE.heightPx] };
  });

const places = fc.record({ x: fc.integer({ min: -450, max: 450 }), y: fc.integer({ min: -290, max: 290 }) });

const PLACES: readonly Point[] = [-400, -200, 0, 150, 350].flatMap((x) =>
  [-250, -120, 0, 90, 260].map((y) => ({ x, y })),
);

/** The direction on the picture of a step of the straightened page at a place. */
function directionsOf(perspective: PagePerspective, step: Point): PrintDirection[] {
  return PLACES.map((place) => {
    const from = pointOnPicture(perspective, place);
    const to = pointOnPicture(perspective, { x: place.x + step.x, y: place.y + step.y });
    const slope = step.x > 0 ? (to.y - from.y) / (to.x - from.x) : (to.x - from.x) / (to.y - from.y);
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, slope, weight: 1 };
  });
}

const RIGHT: Point = { x: 20, y: 0 };
const DOWN: Point = { x: 0, y: 20 };

describe('the perspective of a page', () => {
  test.prop([perspectives, places])('takes every point there and back', (perspective, place) => {
    const back = pointOnStraightPage(perspective, pointOnPicture(perspective, place));
    expect(back?.x).toBeCloseTo(place.x, 5);
    expect(back?.y).toBeCloseTo(place.y, 5);
  });

  test.prop([perspectives])('is found from the directions of lines and strokes', (perspective) => {
    const found = estimatePerspective(directionsOf(perspective, RIGHT), directionsOf(perspective, DOWN), PAGE);
    for (const place of PLACES) {
      const straight = found && pointOnStraightPage(found, pointOnPicture(perspective, place));
      expect(Math.hypot((straight?.x ?? Number.NaN) - place.x, (straight?.y ?? Number.NaN) - place.y)).toBeLessThan(10);
    }
  });

  it('is not led astray by a few lines that run otherwise', () => {
    const perspective: PagePerspective = { right: [1, 0, 0.3 / 1000], below: [0, 1, 0] };
    const stamps: PrintDirection[] = [-200, 0, 200].map((x) => ({ x, y: 50, slope: 0.5, weight: 2 }));
    const reading = [...directionsOf(perspective, RIGHT), ...stamps];
    const found = estimatePerspective(reading, directionsOf(perspective, DOWN), PAGE);
    expect(found?.right[2]).toBeCloseTo(0.3 / 1000, 5);
    expect(found?.right[1]).toBeCloseTo(0, 2);
  });

  it('takes sides to be square to the lines where no stroke tells', () => {
    const turned: PagePerspective = { right: [0.96, 0.28, 0], below: [-0.28, 0.96, 0] };
    const found = estimatePerspective(directionsOf(turned, RIGHT), [], PAGE);
    expect(found?.below[0]).toBeCloseTo(-0.28, 3);
    expect(found?.below[1]).toBeCloseTo(0.96, 3);
  });

  it('is unknown with fewer than four lines', () => {
    const level = directionsOf({ right: [1, 0, 0], below: [0, 1, 0] }, RIGHT);
    expect(estimatePerspective(level.slice(0, 3), [], PAGE)).toBeUndefined();
    expect(estimatePerspective(level.slice(0, 4), [], PAGE)).toBeDefined();
  });

  it('can be stretched: everything stands so much farther apart across than down, and as far in all', () => {
    const perspective: PagePerspective = { right: [1, 0.1, 0.0002], below: [-0.1, 1, 0.0003] };
    const before = pointOnStraightPage(perspective, { x: 200, y: 100 });
    const after = pointOnStraightPage(stretched(perspective, 1.44), { x: 200, y: 100 });
    expect(after?.x).toBeCloseTo(1.2 * (before?.x ?? 0), 6);
    expect(after?.y).toBeCloseTo((before?.y ?? 0) / 1.2, 6);
  });

  it('has no place for what lies beyond the horizon', () => {
    const steep: PagePerspective = { right: [1, 0, 1 / 600], below: [0, 1, 0] };
    expect(pointOnStraightPage(steep, { x: 300, y: 0 })).toBeDefined();
    expect(pointOnStraightPage(steep, { x: 900, y: 0 })).toBeUndefined();
  });
});

describe('a tilted page', () => {
  it.each([
    ['flat', [1, 0, 0], [0, 1, 0], false],
    ['turned', [0.99, 0.14, 0], [-0.14, 0.99, 0], false],
    ['a little nearer at one side', [1, 0, 0.05 / 1000], [0, 1, 0.05 / 640], false],
    ['much nearer at the right', [1, 0, -0.2 / 1000], [0, 1, 0], true],
    ['much nearer at the foot', [1, 0, 0], [0, 1, -0.2 / 640], true],
    ['sheared', [1, 0, 0], [0.15, 0.99, 0], true],
  ] as const)('%s', (_, right, below, expected) => {
    expect(isTilted({ right, below }, PAGE)).toBe(expected);
  });
});
