import sharp from 'sharp';
import { createSharpImageCodec } from '../../src/adapters/image-sharp/index.ts';
import type { DecodedImage } from '../../src/domain/image/image-rules.ts';

/** The codec that the adapters make pictures fit with. */
export const CODEC = createSharpImageCodec();

/** A picture of one colour as it comes out of the codec; every `shade` (0–255) makes other bytes. */
export async function plainPicture(shade: number, widthPx = 200, heightPx = 126): Promise<DecodedImage> {
  return CODEC.decode(await plainFile(shade, widthPx, heightPx));
}

/** The same as a PNG file. */
export function plainFile(shade: number, width = 200, height = 126): Promise<Buffer> {
  const background = { r: shade, g: shade, b: shade };
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Bytes as they stand in a JSON request. */
export function base64Of({ source: { bytes } }: DecodedImage): string {
  return Buffer.from(bytes).toString('base64');
}
