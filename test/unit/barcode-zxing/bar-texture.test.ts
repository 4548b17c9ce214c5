import { describe, expect, it } from 'vitest';
import { findBarTexture, straightened } from '../../../src/adapters/barcode-zxing/bar-texture.ts';
import { type LumaPlane, lumaOf, type TurnedRectangle } from '../../../src/adapters/barcode-zxing/luma-plane.ts';
import { drawSpecimen } from '../../specimens/draw-specimen.ts';
import { PEOPLE } from '../../specimens/people.ts';
import { seededRandom } from '../../specimens/random.ts';
import { Canvas } from '../../specimens/raster/canvas.ts';
import { rectangle } from '../../specimens/raster/shapes.ts';

/** Random bars in a rectangle of 240 × 80 pixels around (260, 190), turned clockwise by `degrees`. */
function turnedBars(degrees: number): LumaPlane {
  const random = seededRandom(4);
  const canvas = new Canvas(500, 400, [235, 235, 235]);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const turned = (outline: readonly number[]): number[] =>
    [0, 2, 4, 6].flatMap((at) => {
      const [along, across] = [outline[at] ?? 0, outline[at + 1] ?? 0];
      return [260 + along * cos - across * sin, 190 + along * sin + across * cos];
    });
  for (let bar = -120; bar < 120; bar += 2) {
    if (random() < 0.5) canvas.fill([turned(rectangle(bar, -40, 2, 80))], [20, 20, 20]);
  }
  return lumaOf(canvas.rgb, canvas.widthPx, canvas.heightPx);
}

/** Degrees between a place's direction and `degrees`, modulo a half turn. */
function offBy(place: TurnedRectangle | undefined, degrees: number): number {
  const bend = Math.abs((((place?.angle ?? Number.NaN) * 180) / Math.PI - degrees) % 180);
  return Math.min(bend, 180 - bend);
}

describe('bar-like texture', () => {
  it.each([0, 7, 20, 45, 70, 90, 135, 170])('is found and its angle told at %i°', (degrees) => {
    const picture = turnedBars(degrees);
    const [place] = findBarTexture(picture, 4);
    expect(offBy(place, degrees)).toBeLessThan(5);
    expect(place && offBy(straightened(picture, place), degrees)).toBeLessThan(1.5);
    expect(Math.hypot((place?.centreX ?? 0) - 260, (place?.centreY ?? 0) - 190)).toBeLessThan(12);
    expect(place?.length).toBeGreaterThan(230);
    expect(place?.breadth).toBeGreaterThan(75);
  });

  it('is not found on plain paper or noise', () => {
    const random = seededRandom(8);
    const noise = Uint8Array.from({ length: 500 * 400 }, () => random() * 255);
    expect(findBarTexture({ widthPx: 500, heightPx: 400, luma: noise }, 4)).toEqual([]);
    expect(findBarTexture({ widthPx: 500, heightPx: 400, luma: noise.fill(240) }, 4)).toEqual([]);
  });

  it('is not found along the edge of a card', () => {
    const canvas = new Canvas(500, 400, [235, 235, 235]);
    canvas.fill([rectangle(100, 0, 400, 400)], [20, 20, 20]);
    expect(findBarTexture(lumaOf(canvas.rgb, canvas.widthPx, canvas.heightPx), 4)).toEqual([]);
  });

  it('turns out to be none where print fills a place', async () => {
    const { picture } = await drawSpecimen('passport', PEOPLE.anna);
    const plane = lumaOf(picture.rgb, picture.widthPx, picture.heightPx);
    const places = findBarTexture(plane, 4);
    const bars = places.map((place) => straightened(plane, place)).filter((place) => place !== undefined);
    expect(places.length).toBeGreaterThan(0);
    expect(bars.length).toBeLessThan(places.length);
  });

  it('is strongest at the barcode of a licence', async () => {
    const { picture } = await drawSpecimen('us-licence-back', PEOPLE.jane, { margin: 0.1 });
    const [place] = findBarTexture(lumaOf(picture.rgb, picture.widthPx, picture.heightPx), 4);
    expect((place?.centreX ?? 0) / picture.widthPx).toBeCloseTo(0.5, 1);
    expect((place?.length ?? 0) / picture.widthPx).toBeGreaterThan(0.7);
  });

  it('names no more places than asked for', async () => {
    const { picture } = await drawSpecimen('passport', PEOPLE.anna);
    const plane = lumaOf(picture.rgb, picture.widthPx, picture.heightPx);
    expect(findBarTexture(plane, 2).length).toBeLessThanOrEqual(2);
  });
});
