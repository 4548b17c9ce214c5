import type { Random } from './random.ts';
import type { Colour } from './raster/canvas.ts';
import { ellipse, roundedRectangle } from './raster/shapes.ts';
import type { Sheet } from './sheet.ts';

/** The two colours that a document's paper and pattern are made of. */
export interface Palette {
  readonly paper: Colour;
  readonly pattern: Colour;
}

/** A gentle palette, one of many. */
export function randomPalette(random: Random): Palette {
  const hue = random() * 6;
  return { paper: tint(hue, 0.1), pattern: tint(hue + 0.6 * random(), 0.42) };
}

/** A hue (0–6 round the circle) mixed into white by `strength`. */
function tint(hue: number, strength: number): Colour {
  const channel = (offset: number): number => {
    const distance = Math.abs(((hue + offset) % 6) - 3);
    return Math.round(255 * (1 - strength * (1 - Math.min(1, Math.max(0, distance - 1)))));
  };
  return [channel(0), channel(4), channel(2)];
}

/** Fine waving lines over the whole sheet, and a rosette, as security printing has them. */
export function drawGuilloche(sheet: Sheet, { pattern }: Palette, random: Random): void {
  const { widthMm, heightMm } = sheet.format;
  const [waves, lift, drift] = [2 + random() * 3, 2 + random() * 4, random() * 6];
  for (let top = -lift; top < heightMm + lift; top += 1.5) {
    const points: number[] = [];
    for (let x = 0; x <= widthMm; x += widthMm / 90) {
      const phase = (x / widthMm) * waves * 2 * Math.PI;
      points.push(x, top + lift * Math.sin(phase + drift) + 0.8 * Math.sin(3 * phase + top));
    }
    sheet.line(points, 0.09, pattern, 0.75);
  }
  drawRosette(sheet, pattern, widthMm * (0.55 + 0.3 * random()), heightMm * (0.35 + 0.2 * random()), heightMm * 0.28);
}

function drawRosette(sheet: Sheet, colour: Colour, x: number, y: number, radius: number): void {
  for (let ring = 0; ring < 7; ring += 1) {
    const points = Array.from({ length: 121 }, (_, step) => (step / 120) * 2 * Math.PI).flatMap((angle) => {
      const reach = radius * (0.45 + 0.07 * ring + 0.12 * Math.sin(9 * angle + ring * 0.7));
      return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    });
    sheet.line(points, 0.1, colour, 0.7);
  }
}

/** A head and shoulders before a plain ground: no real face, but where and how large a portrait is. */
export function drawPortrait(sheet: Sheet, leftMm: number, topMm: number, widthMm: number, random: Random): void {
  const heightMm = widthMm * 1.28;
  const skin = mix([244, 214, 190], [122, 82, 60], random());
  const hair = mix([40, 28, 22], [196, 160, 104], random());
  const cloth = mix([38, 52, 88], [120, 120, 124], random());
  const x = (share: number): number => leftMm + widthMm * share;
  const y = (share: number): number => topMm + heightMm * share;
  const oval = (cx: number, cy: number, rx: number, ry: number) => [ellipse(x(cx), y(cy), widthMm * rx, heightMm * ry)];
  sheet.block(leftMm, topMm, widthMm, heightMm, [222, 226, 230]);
  sheet.shape(oval(0.5, 0.4, 0.29, 0.31), hair);
  sheet.shape([[x(0.08), y(1), x(0.2), y(0.8), x(0.5), y(0.72), x(0.8), y(0.8), x(0.92), y(1)]], cloth);
  sheet.block(x(0.41), y(0.6), widthMm * 0.18, heightMm * 0.17, mix(skin, [60, 40, 30], 0.15));
  sheet.shape(oval(0.5, 0.45, 0.22, 0.25), skin);
  for (const eye of [0.41, 0.59]) {
    sheet.shape(oval(eye, 0.42, 0.035, 0.014), [250, 250, 250]);
    sheet.shape(oval(eye, 0.42, 0.016, 0.013), [48, 40, 36]);
    sheet.line([x(eye - 0.045), y(0.385), x(eye + 0.045), y(0.38)], widthMm * 0.014, hair);
  }
  sheet.line([x(0.5), y(0.43), x(0.485), y(0.51), x(0.515), y(0.51)], widthMm * 0.01, mix(skin, [60, 30, 20], 0.35));
  sheet.line([x(0.43), y(0.585), x(0.5), y(0.595), x(0.57), y(0.585)], widthMm * 0.018, [168, 92, 88]);
}

function mix(one: Colour, other: Colour, share: number): Colour {
  const channel = (index: 0 | 1 | 2): number => Math.round(one[index] + (other[index] - one[index]) * share);
  return [channel(0), channel(1), channel(2)];
}

/** The contacts of a chip card. */
export function drawChip(sheet: Sheet, leftMm: number, topMm: number): void {
  sheet.shape([roundedRectangle(leftMm, topMm, 12, 10, 1.6)], [212, 184, 112]);
  const groove: Colour = [150, 122, 60];
  for (const down of [3.4, 6.6]) {
    sheet.line([leftMm, topMm + down, leftMm + 4, topMm + down], 0.18, groove);
    sheet.line([leftMm + 8, topMm + down, leftMm + 12, topMm + down], 0.18, groove);
  }
  sheet.line([leftMm + 4, topMm, leftMm + 4, topMm + 10], 0.18, groove);
  sheet.line([leftMm + 8, topMm, leftMm + 8, topMm + 10], 0.18, groove);
}

/** A scrawl such as people sign with. */
export function drawSignature(sheet: Sheet, leftMm: number, baselineMm: number, widthMm: number, random: Random): void {
  const [pace, slant] = [5 + random() * 5, random() * 2];
  const points = Array.from({ length: 90 }, (_, step) => step / 89).flatMap((share) => [
    leftMm + widthMm * share + 1.1 * Math.sin(share * pace * 5 + slant),
    baselineMm - 1.2 - 1.6 * Math.sin(share * pace * 4) * (1 - 0.6 * share) - share,
  ]);
  sheet.line(points, 0.22, [30, 36, 92]);
}

/** A faint circle with a star, where documents bear arms or a hologram. */
export function drawEmblem(sheet: Sheet, x: number, y: number, radius: number, colour: Colour): void {
  const star = Array.from({ length: 10 }, (_, corner) => (corner * Math.PI) / 5 - Math.PI / 2).flatMap(
    (angle, corner) => {
      const reach = radius * (corner % 2 === 0 ? 0.8 : 0.34);
      return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    },
  );
  sheet.shape([ellipse(x, y, radius, radius)], colour, 0.35);
  sheet.shape([star], colour, 0.7);
}
