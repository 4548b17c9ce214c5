import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp, { type Region } from 'sharp';
import type { FacePicture, FacePictureKind } from '../../src/ports/face-engine.ts';
import { asDecoded, pixelsOf } from './as-decoded.ts';

// Faces out of the package @vladmandic/human (MIT): a rendered woman in its source, and its author on two screenshots of its documentation.

const folder = dirname(dirname(createRequire(import.meta.url).resolve('@vladmandic/human')));
const WHITE = { r: 245, g: 245, b: 245 };

/** A rendered woman, 256 × 256 pixels, JPEG. */
export function womanFile(): Buffer {
  const source = readFileSync(join(folder, 'src/sample.ts'), 'utf8');
  const base64 = /export const face: string = `([^`]+)`/.exec(source)?.[1];
  if (base64 === undefined) throw new Error('the package holds no sample face');
  return Buffer.from(base64, 'base64');
}

/** A man before his camera, 140 × 140 pixels, PNG. */
export function manFile(): Promise<Buffer> {
  return cut('assets/screenshot-faceid.jpg', { left: 14, top: 142, width: 140, height: 140 });
}

/** The same man some years earlier, 156 × 168 pixels, PNG. */
export function youngerManFile(): Promise<Buffer> {
  return cut('assets/screenshot-facematch.jpg', { left: 4, top: 24, width: 156, height: 168 });
}

function cut(file: string, region: Region): Promise<Buffer> {
  return sharp(readFileSync(join(folder, file)))
    .extract(region)
    .png()
    .toBuffer();
}

/** What is put onto a picture, and where, in pixels. */
export interface Inlay {
  readonly file: Uint8Array;
  readonly left: number;
  readonly top: number;
  readonly widthPx: number;
  /** 0–1; 1 when left out. */
  readonly opacity?: number;
  readonly grey?: boolean;
}

/** Inlays on a picture, or on a light ground of 900 × 600 pixels; PNG. */
export async function composed(inlays: readonly Inlay[], ground?: Uint8Array): Promise<Buffer> {
  const base = ground ? sharp(ground) : sharp({ create: { width: 900, height: 600, channels: 3, background: WHITE } });
  const layers = await Promise.all(
    inlays.map(async ({ file, left, top, widthPx, opacity = 1, grey = false }) => {
      const print = sharp(file).resize({ width: widthPx });
      const input = await (grey ? print.greyscale().toColourspace('srgb') : print)
        .ensureAlpha(opacity)
        .png()
        .toBuffer();
      return { input, left, top };
    }),
  );
  return base.composite(layers).png().toBuffer();
}

/** A picture file as an engine gets it, after the codec. */
export async function facePicture(file: Uint8Array, kind: FacePictureKind = 'selfie'): Promise<FacePicture> {
  return { image: asDecoded(await pixelsOf(file)), kind };
}
