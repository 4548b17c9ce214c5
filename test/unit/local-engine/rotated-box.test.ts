import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  containsCentreOf,
  cornersOf,
  onTurnedPage,
  partOf,
  quadOn,
  type RotatedBox,
  reversed,
  scaleBox,
} from '../../../src/adapters/local-engine/picture/rotated-box.ts';
import { turnQuad } from '../../../src/domain/reading/geometry.ts';

const upright: RotatedBox = { centreX: 30, centreY: 20, directionX: 1, directionY: 0, widthPx: 40, heightPx: 10 };

describe('rotated box', () => {
  it('has its corners in reading direction', () => {
    expect(cornersOf(upright)).toEqual([10, 15, 50, 15, 50, 25, 10, 25]);
    expect(cornersOf(reversed(upright))).toEqual([50, 25, 10, 25, 10, 15, 50, 15]);
  });

  it('gives shares of the page, cut to its edges', () => {
    const [topLeft, topRight] = quadOn({ ...upright, centreX: 5 }, 100, 50);
    expect(topLeft).toEqual({ x: 0, y: 0.3 });
    expect(topRight).toEqual({ x: 0.25, y: 0.3 });
  });

  it('scales with the picture, also where the two scales differ', () => {
    expect(scaleBox(upright, 2, 3)).toEqual({ ...upright, centreX: 60, centreY: 60, widthPx: 80, heightPx: 30 });
  });

  it('has parts that turn with it', () => {
    expect(partOf(upright, 30, 0, 10, 10)).toEqual({ ...upright, centreX: 45, widthPx: 10 });
    const downwards = { ...upright, directionX: 0, directionY: 1 };
    expect(partOf(downwards, 30, 0, 10, 10)).toEqual({ ...downwards, centreX: 30, centreY: 35, widthPx: 10 });
    expect(partOf(upright, 0, 0, 40, 10)).toEqual(upright);
  });

  it('contains boxes whose centre lies in it', () => {
    expect(containsCentreOf(upright, partOf(upright, 35, 5, 60, 8))).toBe(false);
    expect(containsCentreOf(upright, partOf(upright, 35, 5, 8, 8))).toBe(true);
    expect(containsCentreOf(upright, partOf(upright, 5, 8, 8, 8))).toBe(false);
  });

  test.prop([fc.integer({ min: -44, max: 44 })])('turned upside down lies where the domain says', (degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const box = { ...upright, centreX: 50, centreY: 50, directionX: Math.cos(angle), directionY: Math.sin(angle) };
    // On the turned page the text reads the right way round again.
    const expected = turnQuad(quadOn(reversed(box), 120, 110), 180);
    const actual = quadOn(onTurnedPage(box, 120, 110), 120, 110);
    for (const [index, corner] of actual.entries()) {
      expect(corner.x).toBeCloseTo(expected[index]?.x ?? -1, 9);
      expect(corner.y).toBeCloseTo(expected[index]?.y ?? -1, 9);
    }
  });
});
