import sharp from 'sharp';
import { seededRandom } from './random.ts';
import type { Colour } from './raster/canvas.ts';

/** Pixels: three bytes each, row by row. */
export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
}

/** What a camera, a copier or a messenger does to a picture. Applied in the order given here. */
export interface Degradation {
  /** New size as a share of the old. */
  readonly scale?: number;
  /** Clockwise turn in degrees, any angle; the picture grows to hold its corners. */
  readonly turnDegrees?: number;
  /** How much narrower the upper edge is than the lower, as a share (0–0.5): a page photographed from below. */
  readonly keystone?: number;
  /** Standard deviation of a Gaussian blur in pixels, 0.3 and more. */
  readonly blurPx?: number;
  /** 1 leaves the light as it is, 0.5 halves contrast. */
  readonly contrast?: number;
  /** Standard deviation of the noise in grey levels. */
  readonly noise?: number;
  /** Centre (shares of the picture) and strength (0–1) of a reflection. */
  readonly glare?: { readonly x: number; readonly y: number; readonly strength: number };
  /** Quality of a final JPEG, 1–100; PNG when left out. */
  readonly jpegQuality?: number;
  /** Seed of the noise. */
  readonly seed?: number;
}

const TABLE: Colour = [96, 84, 72];

/** A degraded copy of a picture as a file: PNG, or JPEG when `jpegQuality` is given. */
export async function degrade(picture: Picture, degradation: Degradation): Promise<Uint8Array> {
  const bent = warp(picture, degradation);
  const blurred = degradation.blurPx ? await blur(bent, degradation.blurPx) : bent;
  return encode(expose(blurred, degradation), degradation.jpegQuality);
}

/** A picture as PNG, or as JPEG of `jpegQuality`. */
export async function encode({ widthPx, heightPx, rgb }: Picture, jpegQuality?: number): Promise<Uint8Array> {
  const pixels = sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  const file = jpegQuality === undefined ? pixels.png({ compressionLevel: 6 }) : pixels.jpeg({ quality: jpegQuality });
  return new Uint8Array(await file.toBuffer());
}

async function blur({ widthPx, heightPx, rgb }: Picture, sigma: number): Promise<Picture> {
  const pixels = sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  return { widthPx, heightPx, rgb: new Uint8Array(await pixels.blur(sigma).raw().toBuffer()) };
}

/** Scale, turn and keystone in one resampling, each pixel the mean of 2 × 2 bilinear samples. */
function warp(picture: Picture, { scale = 1, turnDegrees = 0, keystone = 0 }: Degradation): Picture {
  if (scale === 1 && turnDegrees % 360 === 0 && keystone === 0) return picture;
  const angle = (turnDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { widthPx: width, heightPx: height } = picture;
  const widthPx = Math.max(1, Math.round((Math.abs(width * cos) + Math.abs(height * sin)) * scale));
  const heightPx = Math.max(1, Math.round((Math.abs(width * sin) + Math.abs(height * cos)) * scale));
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  const taps = scale < 1 ? Math.ceil(1 / scale) + 1 : 2;
  const sum = [0, 0, 0];
  for (let pixel = 0; pixel < widthPx * heightPx; pixel += 1) {
    sum.fill(0);
    for (let tap = 0; tap < taps * taps; tap += 1) {
      const x = ((pixel % widthPx) + ((tap % taps) + 0.5) / taps - widthPx / 2) / scale;
      const y = (Math.floor(pixel / widthPx) + (Math.floor(tap / taps) + 0.5) / taps - heightPx / 2) / scale;
      const down = y * cos - x * sin;
      const narrowing = 1 - keystone * (0.5 - down / height);
      addSample(sum, picture, (x * cos + y * sin) / narrowing + width / 2, down + height / 2);
    }
    for (let channel = 0; channel < 3; channel += 1) rgb[pixel * 3 + channel] = sum[channel]! / (taps * taps) + 0.5;
  }
  return { widthPx, heightPx, rgb };
}

/** Adds the bilinear sample at `x`, `y`; table beyond the edges. */
function addSample(sum: number[], { widthPx, heightPx, rgb }: Picture, x: number, y: number): void {
  if (!(x >= 0 && y >= 0 && x < widthPx && y < heightPx)) {
    for (let channel = 0; channel < 3; channel += 1) sum[channel]! += TABLE[channel]!;
    return;
  }
  const left = Math.max(0, Math.floor(x - 0.5));
  const top = Math.max(0, Math.floor(y - 0.5));
  const across = Math.max(0, x - 0.5 - left);
  const down = Math.max(0, y - 0.5 - top);
  const upper = (top * widthPx + left) * 3;
  const right = left + 1 < widthPx ? 3 : 0;
  const lower = upper + (top + 1 < heightPx ? widthPx * 3 : 0);
  for (let channel = 0; channel < 3; channel += 1) {
    const above = rgb[upper + channel]! * (1 - across) + rgb[upper + right + channel]! * across;
    const below = rgb[lower + channel]! * (1 - across) + rgb[lower + right + channel]! * across;
    sum[channel]! += above * (1 - down) + below * down;
  }
}

function expose(picture: Picture, { contrast = 1, noise = 0, glare, seed = 1 }: Degradation): Picture {
  if (contrast === 1 && noise === 0 && !glare) return picture;
  const random = seededRandom(seed);
  const { widthPx, heightPx } = picture;
  const rgb = new Uint8ClampedArray(picture.rgb.length);
  for (let at = 0; at < rgb.length; at += 1) {
    const pixel = Math.floor(at / 3);
    const light = glare ? glareAt(glare, (pixel % widthPx) / widthPx, Math.floor(pixel / widthPx) / heightPx) : 0;
    const value = 128 + (picture.rgb[at]! - 128) * contrast;
    rgb[at] = value + (255 - value) * light + noise * (random() + random() + random() + random() - 2) * 1.73;
  }
  return { widthPx, heightPx, rgb: new Uint8Array(rgb.buffer) };
}

function glareAt({ x, y, strength }: NonNullable<Degradation['glare']>, atX: number, atY: number): number {
  return strength * Math.exp(-((atX - x) ** 2 + (atY - y) ** 2) / 0.02);
}
