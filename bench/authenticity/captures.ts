import sharp from 'sharp';
import { type Degradation, degrade, encode, type Picture } from '../../test/specimens/degrade.ts';

/** How a document gets into a file. */
export const CAPTURES = {
  /** A flat scan. */
  scan: {},
  /** A photograph, as a telephone stores it. */
  photo: { turnDegrees: 1.5, blurPx: 0.7, contrast: 0.82, noise: 4, jpegQuality: 85 },
  /** The same, sent through a messenger. */
  message: { scale: 0.75, turnDegrees: -2, blurPx: 0.8, contrast: 0.82, noise: 5, jpegQuality: 65 },
} as const satisfies Record<string, Degradation>;

/** One of {@link CAPTURES}. */
export type CaptureName = keyof typeof CAPTURES;

/** All of them. */
export const CAPTURE_NAMES = Object.keys(CAPTURES) as readonly CaptureName[];

/** The file of a picture as it was captured. */
export function capture(picture: Picture, name: CaptureName): Promise<Uint8Array> {
  return name === 'scan' ? encode(picture) : degrade(picture, CAPTURES[name]);
}

/** The pixels of a file. */
export async function pixelsOf(file: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, rgb: new Uint8Array(data) };
}

/** A picture as JPEG with the name of a program in its Exif data. */
export async function savedBy(software: string, { widthPx, heightPx, rgb }: Picture): Promise<Uint8Array> {
  const pixels = sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  const file = pixels.jpeg({ quality: 92 }).withExif({ IFD0: { Software: software } });
  return new Uint8Array(await file.toBuffer());
}
