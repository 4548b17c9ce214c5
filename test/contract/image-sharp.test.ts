import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, it } from 'vitest';
import { createSharpImageCodec } from '../../src/adapters/image-sharp/sharp-image-codec.ts';
import type { ImageFormat } from '../../src/domain/image/image-rules.ts';
import { type ImageSample, imageCodecContract } from '../../src/ports/contracts/image-codec-contract.ts';

const WIDTH = 160;
const HEIGHT = 100;

/** Red on the left, blue on the right. */
function halves(widthPx = WIDTH, heightPx = HEIGHT): Sharp {
  const data = Buffer.alloc(widthPx * heightPx * 3);
  for (let pixel = 0; pixel < widthPx * heightPx; pixel += 1) {
    data[pixel * 3 + (pixel % widthPx < widthPx / 2 ? 0 : 2)] = 255;
  }
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

async function sample(picture: Sharp, widthPx = WIDTH, heightPx = HEIGHT): Promise<ImageSample> {
  return { bytes: new Uint8Array(await picture.toBuffer()), widthPx, heightPx };
}

const samples: Record<ImageFormat, () => Promise<ImageSample>> = {
  jpeg: () => sample(halves().jpeg({ quality: 95 })),
  png: () => sample(halves().png()),
  webp: () => sample(halves().webp({ quality: 95 })),
};

/** A JPEG that really holds few pixels and whose frame header claims 20,000 × 20,000. */
async function tooManyPixels(): Promise<Uint8Array> {
  const bytes = new Uint8Array(await halves().jpeg().toBuffer());
  const frame = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0);
  bytes.set([0x4e, 0x20, 0x4e, 0x20], frame + 5);
  return bytes;
}

imageCodecContract(
  { describe, it, afterAll },
  {
    make: () => createSharpImageCodec(),
    samples,
    orientedJpeg: () => sample(halves().rotate(270).jpeg({ quality: 95 }).withMetadata({ orientation: 6 })),
    largeImage: () => sample(halves(5000, 400).png(), 5000, 400),
    tooManyPixels,
  },
);
