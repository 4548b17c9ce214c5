import sharp from 'sharp';
import type { DecodedImage } from '../../src/domain/image/image-rules.ts';
import { quadOf } from '../../src/domain/reading/geometry.ts';
import type { TextLine } from '../../src/domain/reading/text-line.ts';
import type { Picture } from './degrade.ts';
import type { PrintedLine } from './sheet.ts';

/** A picture as a codec hands it on. */
export function asDecoded({ widthPx, heightPx, rgb }: Picture): DecodedImage {
  return { widthPx, heightPx, rgb, source: { bytes: new Uint8Array(), format: 'png', widthPx, heightPx } };
}

/** The pixels of a degraded picture. */
export async function pixelsOf(file: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, rgb: new Uint8Array(data) };
}

/** The lines of a specimen as a reader without faults sees them. */
export function asRead(lines: readonly PrintedLine[]): TextLine[] {
  return lines.map(({ text, ...box }) => ({ text, confidence: 0.99, quad: quadOf(box), script: 'print' }));
}

/** A copy with every channel of every pixel changed by `change`; `x` and `y` are shares of the picture. */
export function recoloured(picture: Picture, change: (value: number, x: number, y: number) => number): Picture {
  const { widthPx, heightPx } = picture;
  const rgb = new Uint8ClampedArray(picture.rgb.length);
  for (let at = 0; at < rgb.length; at += 1) {
    const pixel = Math.floor(at / 3);
    const value = picture.rgb[at] ?? 0;
    rgb[at] = change(value, (pixel % widthPx) / widthPx, Math.floor(pixel / widthPx) / heightPx);
  }
  return { widthPx, heightPx, rgb: new Uint8Array(rgb.buffer) };
}

/** The right-hand part of a picture and of its lines, which are cut where the picture is: `from` is a share of its width. */
export function withoutLeft(picture: Picture, lines: readonly TextLine[], from: number) {
  const { widthPx: width, heightPx } = picture;
  const first = Math.round(from * width);
  const widthPx = width - first;
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let row = 0; row < heightPx; row += 1)
    rgb.set(picture.rgb.subarray((row * width + first) * 3, (row + 1) * width * 3), row * widthPx * 3);
  const shift = (x: number): number => Math.max(0, (x * width - first) / widthPx);
  const kept = lines
    .filter(({ quad }) => quad[1].x * width > first)
    .map((line) => {
      const [a, b, c, d] = line.quad;
      const moved = [a, b, c, d].map(({ x, y }) => ({ x: shift(x), y }));
      return { ...line, quad: moved as unknown as TextLine['quad'] };
    });
  return { picture: { widthPx, heightPx, rgb }, lines: kept };
}
