import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../src/adapters/local-engine/picture/pixels.ts';
import type { RotatedBox } from '../../../src/adapters/local-engine/picture/rotated-box.ts';
import { fromWindow, straighten, windowAround } from '../../../src/adapters/local-engine/picture/straighten.ts';
import { type PagePerspective, pointOnStraightPage } from '../../../src/domain/reading/page-perspective.ts';

const SIZE = { widthPx: 300, heightPx: 200 };
const KEYSTONE: PagePerspective = { right: [1, 0, 0.0008], below: [0, 1, 0] };
const FLAT: PagePerspective = { right: [1, 0, 0], below: [0, 1, 0] };

/** What a page whose light grows from left to right and from top to bottom looks like before the camera. */
function photographed(perspective: PagePerspective): Pixels {
  const { widthPx, heightPx } = SIZE;
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let at = 0; at < widthPx * heightPx; at += 1) {
    const x = (at % widthPx) + 0.5 - widthPx / 2;
    const y = Math.floor(at / widthPx) + 0.5 - heightPx / 2;
    const page = pointOnStraightPage(perspective, { x, y });
    if (page) data.set(colourOf(page.x, page.y), at * 3);
  }
  return { ...SIZE, channels: 3, data };
}

const colourOf = (x: number, y: number): [number, number, number] => [128 + x * 0.5, 128 + y * 0.8, 128];

const box = (centreX: number, centreY: number): RotatedBox => ({
  centreX,
  centreY,
  directionX: 1,
  directionY: 0,
  widthPx: 80,
  heightPx: 20,
});

const PRINT = [box(110, 60), box(190, 140)];

describe('a straightened page', () => {
  it('shows every point where it is on the document', () => {
    const picture = photographed(KEYSTONE);
    const window = windowAround(KEYSTONE, picture, PRINT);
    if (!window) throw new Error('no window');
    const straight = straighten(picture, window);
    for (const [column, row] of [
      [20, 20],
      [90, 70],
      [straight.widthPx - 20, straight.heightPx - 20],
    ] as const) {
      const at = (row * straight.widthPx + column) * 3;
      const [red, green] = colourOf(
        window.left + (column + 0.5) / window.scale,
        window.top + (row + 0.5) / window.scale,
      );
      expect(Math.abs(straight.data[at]! - red)).toBeLessThan(2);
      expect(Math.abs(straight.data[at + 1]! - green)).toBeLessThan(2);
    }
  });

  it('holds all the print, and of the paper around it a margin', () => {
    const window = windowAround(FLAT, photographed(FLAT), PRINT);
    expect(window?.left).toBeGreaterThan(-100);
    expect(window?.left).toBeLessThan(-82);
    expect(window?.widthPx).toBeGreaterThan(160);
    expect(window?.widthPx).toBeLessThan(210);
  });

  it('does not reach beyond the picture', () => {
    const window = windowAround(FLAT, photographed(FLAT), [box(40, 10), box(260, 190)]);
    expect(window).toMatchObject({ left: -150, top: -100, widthPx: 300, heightPx: 200 });
  });

  it('is enlarged so that its nearest part loses no detail', () => {
    expect(windowAround(FLAT, photographed(FLAT), PRINT)?.scale).toBe(1);
    expect(windowAround(KEYSTONE, photographed(KEYSTONE), PRINT)?.scale).toBeGreaterThan(1.05);
  });

  it('is not larger than recognisers need', () => {
    const large = { ...SIZE, widthPx: 6000, heightPx: 4000, channels: 3, data: new Uint8Array(0) } as const;
    const window = windowAround(FLAT, large, [{ ...box(3000, 2000), widthPx: 5000, heightPx: 100 }]);
    expect(window?.widthPx).toBe(2000);
  });

  it('tells where its points stand on the picture', () => {
    const picture = photographed(KEYSTONE);
    const window = windowAround(KEYSTONE, picture, PRINT);
    if (!window) throw new Error('no window');
    const { x, y } = fromWindow(window, { x: 30, y: 40 }, picture);
    const straight = pointOnStraightPage(KEYSTONE, { x: x - 150, y: y - 100 });
    expect(straight?.x).toBeCloseTo(window.left + 30 / window.scale, 6);
    expect(straight?.y).toBeCloseTo(window.top + 40 / window.scale, 6);
  });

  it('is not made of print that reaches the horizon', () => {
    const steep: PagePerspective = { right: [1, 0, 0.01], below: [0, 1, 0] };
    expect(windowAround(steep, photographed(FLAT), [box(250, 60)])).toBeUndefined();
  });
});
