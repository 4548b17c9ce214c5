import sharp from 'sharp';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import { invariant } from '../../domain/invariant.ts';
import type { Box } from '../../domain/reading/geometry.ts';
import type { EncodeRequest } from '../../ports/image-codec.ts';

const DEFAULT_QUALITY = 85;

/** The picture or a part of it as baseline JPEG without metadata. Throws an `InvariantError` for a crop that is not a box. */
export async function encodeJpeg(image: DecodedImage, request: EncodeRequest): Promise<Uint8Array> {
  const { widthPx: width, heightPx: height } = image;
  const pixels = sharp(image.rgb, { raw: { width, height, channels: 3 } });
  if (request.crop) pixels.extract(cropRegion(image, request.crop));
  if (request.turn) pixels.rotate(request.turn);
  if (request.maxSidePx !== undefined) {
    pixels.resize({ width: request.maxSidePx, height: request.maxSidePx, fit: 'inside', withoutEnlargement: true });
  }
  const jpeg = await pixels.jpeg({ quality: request.quality ?? DEFAULT_QUALITY }).toBuffer();
  return new Uint8Array(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
}

/** Whole pixels that cover `crop`, kept inside the picture, at least one pixel each way. */
function cropRegion(image: DecodedImage, crop: Box) {
  const horizontal = pixelSpan(crop.left, crop.width, image.widthPx);
  const vertical = pixelSpan(crop.top, crop.height, image.heightPx);
  return { left: horizontal.start, width: horizontal.length, top: vertical.start, height: vertical.length };
}

function pixelSpan(startShare: number, lengthShare: number, sizePx: number): { start: number; length: number } {
  invariant(
    Number.isFinite(startShare) && Number.isFinite(lengthShare) && lengthShare >= 0,
    'a crop is a box of shares',
  );
  const start = Math.min(sizePx - 1, Math.max(0, Math.floor(startShare * sizePx)));
  const end = Math.min(sizePx, Math.max(start + 1, Math.ceil((startShare + lengthShare) * sizePx)));
  return { start, length: end - start };
}
