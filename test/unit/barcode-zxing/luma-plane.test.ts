import { describe, expect, it } from 'vitest';
import { cutOut, double, type LumaPlane, lumaOf, shrink } from '../../../src/adapters/barcode-zxing/luma-plane.ts';

/** A picture whose brightness tells where a pixel lies. */
const RAMP: LumaPlane = {
  widthPx: 20,
  heightPx: 10,
  luma: Uint8Array.from({ length: 200 }, (_, at) => (at % 20) * 10 + Math.floor(at / 20)),
};

describe('grey planes', () => {
  it('weigh green most and blue least', () => {
    const rgb = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255);
    expect([...lumaOf(rgb, 4, 1).luma]).toEqual([76, 149, 28, 255]);
  });

  it('shrink to the mean of each square and drop the rest of the edge', () => {
    const plane = { widthPx: 5, heightPx: 2, luma: Uint8Array.of(0, 4, 10, 10, 99, 8, 4, 30, 30, 99) };
    expect(shrink(plane, 2)).toEqual({ widthPx: 2, heightPx: 1, luma: Uint8Array.of(4, 20) });
    expect(shrink(plane, 1)).toBe(plane);
  });

  it('are cut out pixel for pixel where nothing turns', () => {
    const { plane, locate } = cutOut(RAMP, { centreX: 8, centreY: 5, length: 6, breadth: 4, angle: 0 }, 1);
    expect([plane.widthPx, plane.heightPx]).toEqual([6, 4]);
    expect([...plane.luma.subarray(0, 6)]).toEqual([53, 63, 73, 83, 93, 103]);
    expect(locate(0, 0)).toEqual({ x: 5, y: 3 });
  });

  it('are cut out turned and enlarged with a way back', () => {
    const rectangle = { centreX: 10, centreY: 5, length: 4, breadth: 2, angle: Math.PI / 2 };
    const { plane, locate } = cutOut(RAMP, rectangle, 2);
    expect([plane.widthPx, plane.heightPx]).toEqual([8, 4]);
    const corner = locate(0, 0);
    expect(corner.x).toBeCloseTo(11);
    expect(corner.y).toBeCloseTo(3);
  });

  it('are doubled as a cutting of the whole in twice its size would be, but for the edges', () => {
    const whole = { centreX: 10, centreY: 5, length: 20, breadth: 10, angle: 0 };
    const [doubled, cut] = [double(RAMP), cutOut(RAMP, whole, 2)];
    expect([doubled.plane.widthPx, doubled.plane.heightPx]).toEqual([40, 20]);
    expect(doubled.locate(12, 6)).toEqual(cut.locate(12, 6));
    for (let row = 1; row < 19; row += 1) {
      for (let column = 1; column < 39; column += 1) {
        const at = row * 40 + column;
        expect(Math.abs((doubled.plane.luma[at] ?? 0) - (cut.plane.luma[at] ?? 0))).toBeLessThanOrEqual(1);
      }
    }
    expect([...double({ widthPx: 1, heightPx: 1, luma: Uint8Array.of(77) }).plane.luma]).toEqual([77, 77, 77, 77]);
  });

  it('are white beyond the edges', () => {
    const { plane } = cutOut(RAMP, { centreX: 0, centreY: 0, length: 4, breadth: 4, angle: 0 }, 1);
    expect(plane.luma[0]).toBe(255);
  });
});
