import { describe, expect, it } from 'vitest';
import { withoutOverlaps } from '../../../src/adapters/local-engine/faces/box-overlap.ts';
import {
  alignFace,
  CHIP_GAIN,
  CHIP_OFFSET,
  CHIP_SIDE_PX,
} from '../../../src/adapters/local-engine/faces/face-alignment.ts';
import { measureFace } from '../../../src/adapters/local-engine/faces/face-measures.ts';
import type { FacePoints, PixelPoint } from '../../../src/adapters/local-engine/faces/located-face.ts';
import type { Pixels } from '../../../src/adapters/local-engine/picture/pixels.ts';

const SIDE_PX = 240;

/** Points of an upright face around (0, 0), as far apart as on an aligned one. */
const UPRIGHT: FacePoints = {
  eyeLeft: { x: -17.6, y: -20 },
  eyeRight: { x: 17.6, y: -20 },
  nose: { x: 0, y: 0 },
  mouthLeft: { x: -14.6, y: 20.5 },
  mouthRight: { x: 14.6, y: 20.5 },
};

const placed = (move: (point: PixelPoint) => PixelPoint): FacePoints => ({
  eyeLeft: move(UPRIGHT.eyeLeft),
  eyeRight: move(UPRIGHT.eyeRight),
  nose: move(UPRIGHT.nose),
  mouthLeft: move(UPRIGHT.mouthLeft),
  mouthRight: move(UPRIGHT.mouthRight),
});

/** Scaled, turned clockwise and put into the middle of the picture. */
const inPicture = (scale: number, degrees: number): FacePoints => {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180) * scale, Math.sin((degrees * Math.PI) / 180) * scale];
  return placed(({ x, y }) => ({ x: SIDE_PX / 2 + cos * x - sin * y, y: SIDE_PX / 2 + sin * x + cos * y }));
};

/** A dark picture with a bright disc at each of the points. */
function pictureOf(points: FacePoints, radiusPx: number): Pixels {
  const data = new Uint8Array(SIDE_PX * SIDE_PX * 3).fill(20);
  for (let at = 0; at < SIDE_PX * SIDE_PX; at++) {
    const [x, y] = [at % SIDE_PX, Math.floor(at / SIDE_PX)];
    const isOnPoint = Object.values(points).some((point) => Math.hypot(point.x - x, point.y - y) <= radiusPx);
    if (isOnPoint) data.fill(230, at * 3, at * 3 + 3);
  }
  return { widthPx: SIDE_PX, heightPx: SIDE_PX, channels: 3, data };
}

const uniform = (value: number): Pixels => ({
  widthPx: SIDE_PX,
  heightPx: SIDE_PX,
  channels: 3,
  data: new Uint8Array(SIDE_PX * SIDE_PX * 3).fill(value),
});

describe('aligning a face', () => {
  const PLACES = [
    [38, 52],
    [74, 52],
    [56, 72],
    [42, 92],
    [71, 92],
  ] as const;

  it.each([
    [1, 0],
    [1.8, 0],
    [1.2, 30],
    [1.2, -40],
    [0.9, 170],
  ])('puts its points where they belong, %d times as large and turned by %d degrees', (scale, degrees) => {
    const points = inPicture(scale, degrees);
    const { data, dims } = alignFace(pictureOf(points, 4 * scale), points);
    expect(dims).toEqual([1, 3, CHIP_SIDE_PX, CHIP_SIDE_PX]);
    for (const [x, y] of PLACES) expect(valueAt(data, x, y)).toBeGreaterThan(180);
    for (const [x, y] of [
      [56, 52],
      [30, 72],
      [56, 92],
      [10, 10],
    ] as const)
      expect(valueAt(data, x, y)).toBeLessThan(60);
  });

  function valueAt(data: Float32Array, x: number, y: number): number {
    return ((data[y * CHIP_SIDE_PX + x] ?? 0) - CHIP_OFFSET) / CHIP_GAIN;
  }
});

describe('measuring a face', () => {
  const measure = (points: FacePoints, picture: Pixels = uniform(128), scale = 1) =>
    measureFace(points, alignFace(picture, points), scale).quality;

  it('tells the distance of the eyes in pixels of the whole picture', () => {
    expect(measure(inPicture(1, 20), uniform(128), 3).eyeDistancePx).toBeCloseTo(3 * 35.2);
  });

  it('tells how bright it is, and that an even area has no edge', () => {
    expect(measure(inPicture(1, 0), uniform(64))).toMatchObject({ meanLuma: expect.closeTo(64, 0) });
    expect(measure(inPicture(1, 0), uniform(64)).sharpness).toBeCloseTo(0);
    const points = inPicture(1, 0);
    expect(measure(points, pictureOf(points, 3)).sharpness).toBeGreaterThan(100);
  });

  it('tells the tilt of the head, clockwise', () => {
    for (const degrees of [-30, 0, 25]) expect(measure(inPicture(1, degrees)).rollDegrees).toBeCloseTo(degrees);
  });

  it('tells a head that is turned aside or nods from one that looks ahead, also when it is tilted', () => {
    const ahead = measure(inPicture(1, 15));
    expect(Math.abs(ahead.yawDegrees)).toBeLessThan(3);
    const noseMoved = (x: number, y: number) => {
      const points = inPicture(1, 15);
      return measure({ ...points, nose: { x: points.nose.x + x, y: points.nose.y + y } });
    };
    expect(Math.abs(noseMoved(16, 4).yawDegrees)).toBeGreaterThan(30);
    expect(Math.sign(noseMoved(16, 4).yawDegrees)).toBe(-Math.sign(noseMoved(-16, -4).yawDegrees));
    expect(noseMoved(3, -12).pitchDegrees).toBeGreaterThan(ahead.pitchDegrees + 15);
    expect(noseMoved(-3, 12).pitchDegrees).toBeLessThan(ahead.pitchDegrees - 15);
  });
});

describe('overlapping boxes', () => {
  const box = (left: number, top: number, size: number, score: number) => ({
    score,
    box: { left, top, right: left + size, bottom: top + size },
  });

  it('leave the best of each place, best first', () => {
    const [good, better, elsewhere] = [box(0, 0, 10, 0.6), box(1, 1, 10, 0.9), box(50, 50, 10, 0.7)];
    expect(withoutOverlaps([good, better, elsewhere], 0.3)).toEqual([better, elsewhere]);
  });

  it('count a small box inside a large one only against the smaller', () => {
    const [large, inside] = [box(0, 0, 30, 0.9), box(10, 10, 5, 0.8)];
    expect(withoutOverlaps([large, inside], 0.3)).toHaveLength(2);
    expect(withoutOverlaps([large, inside], 0.3, 'smaller')).toEqual([large]);
  });

  it('are none where boxes only touch', () => {
    expect(withoutOverlaps([box(0, 0, 10, 0.9), box(10, 0, 10, 0.8)], 0)).toHaveLength(2);
  });
});
