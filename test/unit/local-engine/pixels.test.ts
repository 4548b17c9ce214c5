import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { cropBox } from '../../../src/adapters/local-engine/picture/box-crop.ts';
import {
  brightestChannel,
  luminance,
  type Pixels,
  turnPixels,
} from '../../../src/adapters/local-engine/picture/pixels.ts';
import { resizeToPlanes } from '../../../src/adapters/local-engine/picture/resampling.ts';
import type { RotatedBox } from '../../../src/adapters/local-engine/picture/rotated-box.ts';

function grey(widthPx: number, heightPx: number, value: (x: number, y: number) => number): Pixels {
  const data = Uint8Array.from({ length: widthPx * heightPx }, (_, at) =>
    value(at % widthPx, Math.floor(at / widthPx)),
  );
  return { widthPx, heightPx, channels: 1, data };
}

function rgb(widthPx: number, heightPx: number, value: (x: number, y: number) => readonly number[]): Pixels {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let at = 0; at < widthPx * heightPx; at += 1) data.set(value(at % widthPx, Math.floor(at / widthPx)), at * 3);
  return { widthPx, heightPx, channels: 3, data };
}

describe('turning', () => {
  it('moves pixels clockwise', () => {
    const page = grey(3, 2, (x, y) => y * 3 + x);
    expect([...turnPixels(page, 90).data]).toEqual([3, 0, 4, 1, 5, 2]);
    expect([...turnPixels(page, 180).data]).toEqual([5, 4, 3, 2, 1, 0]);
    expect([...turnPixels(page, 270).data]).toEqual([2, 5, 1, 4, 0, 3]);
  });

  test.prop([fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })])(
    'comes back after four quarter turns',
    (width, height) => {
      const page = rgb(width, height, (x, y) => [x, y, x + y]);
      let turned = page;
      for (let i = 0; i < 4; i += 1) turned = turnPixels(turned, 90);
      expect(turned).toEqual(page);
      expect(turnPixels(turnPixels(page, 90), 90)).toEqual(turnPixels(page, 180));
      expect(turnPixels(turnPixels(page, 180), 90)).toEqual(turnPixels(page, 270));
    },
  );
});

describe('one-channel views', () => {
  it('weighs green most in brightness, and keeps white white', () => {
    const page = rgb(
      4,
      1,
      (x) =>
        [
          [255, 0, 0],
          [0, 255, 0],
          [0, 0, 255],
          [255, 255, 255],
        ][x] ?? [],
    );
    expect([...luminance(page).data]).toEqual([76, 149, 29, 255]);
  });

  it('fades colours and keeps black in the brightest channel', () => {
    const page = rgb(
      3,
      1,
      (x) =>
        [
          [255, 40, 40],
          [20, 20, 20],
          [10, 90, 200],
        ][x] ?? [],
    );
    expect([...brightestChannel(page).data]).toEqual([255, 20, 200]);
  });
});

describe('resampling', () => {
  const plain = [0, 1, 2].map((channel) => ({ channel, gain: 1, offset: 0 }));

  test.prop([
    fc.integer({ min: 1, max: 70 }),
    fc.integer({ min: 1, max: 70 }),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 40 }),
  ])('keeps an even page even at any size, plane by plane', (width, height, toWidth, toHeight) => {
    const planes = resizeToPlanes(
      rgb(width, height, () => [200, 100, 50]),
      toWidth,
      toHeight,
      plain,
    );
    expect(planes).toHaveLength(toWidth * toHeight * 3);
    const area = toWidth * toHeight;
    for (const [at, value] of planes.entries())
      expect(Math.abs(value - ([200, 100, 50][Math.floor(at / area)] ?? 0))).toBeLessThan(0.51);
  });

  it('keeps the place of an edge when shrinking and enlarging', () => {
    const page = rgb(700, 20, (x) => (x < 350 ? [0, 0, 0] : [255, 255, 255]));
    for (const width of [64, 600, 1_400]) {
      const row = resizeToPlanes(page, width, 2, plain);
      expect(row[width / 2 - 1]).toBeLessThan(128);
      expect(row[width / 2]).toBeGreaterThan(127);
      expect(row[width / 4]).toBeCloseTo(0, 0);
      expect(row[(width * 3) / 4]).toBeCloseTo(255, 0);
    }
  });

  test.prop([fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 })])(
    'scales a grey picture as it does the channels of a grey-coloured one',
    (width, height, toWidth) => {
      const shade = (x: number, y: number): number => (x * 37 + y * 91) % 256;
      const coloured = rgb(width, height, (x, y) => [shade(x, y), shade(x, y), shade(x, y)]);
      const planes = [{ channel: 0, gain: 1, offset: 0 }];
      const plain = grey(width, height, shade);
      expect(resizeToPlanes(plain, toWidth, 20, planes)).toEqual(resizeToPlanes(coloured, toWidth, 20, planes));
    },
  );

  it('gives the planes asked for, in that order and scale', () => {
    const planes = resizeToPlanes(
      rgb(8, 8, () => [10, 20, 30]),
      1,
      1,
      [
        { channel: 2, gain: 2, offset: 1 },
        { channel: 0, gain: 1, offset: -10 },
      ],
    );
    expect([...planes].map(Math.round)).toEqual([61, 0]);
  });
});

describe('line crops', () => {
  const along = (degrees: number, widthPx: number, heightPx: number): RotatedBox => {
    const angle = (degrees * Math.PI) / 180;
    return { centreX: 50, centreY: 50, directionX: Math.cos(angle), directionY: Math.sin(angle), widthPx, heightPx };
  };
  const crop = (page: Pixels, box: RotatedBox, widthPx: number, heightPx: number) => {
    const target = new Float32Array(widthPx * heightPx);
    cropBox(page, box, { channel: 0, widthPx, heightPx, gain: 1, offset: 0 }, target, 0);
    return target;
  };

  it('copies an upright box of the same size', () => {
    const page = grey(100, 100, (x, y) => x + y);
    const cut = crop(page, along(0, 20, 10), 20, 10);
    expect(cut[0]).toBeCloseTo(40 + 45, 0);
    expect(cut[199]).toBeCloseTo(59 + 54, 0);
  });

  it('follows the reading direction of the box', () => {
    const slope = grey(100, 100, (_, y) => 2 * y);
    const down = crop(slope, along(90, 40, 10), 40, 10);
    expect((down[39] ?? 0) - (down[0] ?? 0)).toBeCloseTo(78, 0);
    const reversed = crop(slope, along(270, 40, 10), 40, 10);
    expect((reversed[39] ?? 0) - (reversed[0] ?? 0)).toBeCloseTo(-78, 0);
  });

  it('averages when it shrinks, so that thin strokes survive', () => {
    const stripes = grey(100, 100, (x) => (x % 2 === 0 ? 0 : 200));
    for (const value of crop(stripes, along(0, 40, 40), 10, 10)) expect(Math.abs(value - 100)).toBeLessThan(30);
  });

  it('goes on with the edge outside the picture', () => {
    const page = grey(100, 100, (x) => (x < 50 ? 10 : 200));
    const cut = crop(page, along(0, 300, 10), 300, 10);
    expect(cut[0]).toBeCloseTo(10, 0);
    expect(cut[299]).toBeCloseTo(200, 0);
  });

  test.prop([
    fc.integer({ min: -10, max: 110 }),
    fc.integer({ min: 5, max: 60 }),
    fc.integer({ min: 3, max: 30 }),
    fc.constantFrom(1, -1),
  ])('are the same for a level box and one that is not quite level', (centreX, widthPx, heightPx, direction) => {
    const page = grey(100, 100, (x, y) => (x * 37 + y * 91 + ((x * y) % 23) * 11) % 256);
    const level = { centreX, centreY: 48.3, directionX: direction, directionY: 0, widthPx, heightPx };
    const tilted = crop(page, { ...level, directionY: 1e-9 }, 2 * widthPx, 2 * heightPx);
    for (const [at, value] of crop(page, level, 2 * widthPx, 2 * heightPx).entries())
      expect(Math.abs(value - (tilted[at] ?? -1))).toBeLessThan(9);
  });

  it('scales values and takes the channel asked for', () => {
    const page = rgb(10, 10, () => [0, 0, 255]);
    const target = new Float32Array(2).fill(9);
    const box = { centreX: 5, centreY: 5, directionX: 1, directionY: 0, widthPx: 1, heightPx: 1 };
    cropBox(page, box, { channel: 2, widthPx: 1, heightPx: 1, gain: 1 / 127.5, offset: -1 }, target, 1);
    expect(target[0]).toBe(9);
    expect(target[1]).toBeCloseTo(1, 5);
  });
});
