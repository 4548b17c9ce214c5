import sharp, { type Sharp } from 'sharp';
import type { DecodedImage } from '../../domain/image/image-rules.ts';
import { invariant } from '../../domain/invariant.ts';
import type { Box } from '../../domain/reading/geometry.ts';
import type { EncodeRequest } from '../../ports/image-codec.ts';

const DEFAULT_QUALITY = 85;

/** The picture or a part of it as baseline JPEG without metadata. Throws an `InvariantError` for a crop that is not a box. */
export async function encodeJpeg(image: DecodedImage, request: EncodeRequest): Promise<Uint8Array> {
  const pixels = await turnedPart(image, request);
  if (request.maxSidePx !== undefined) {
    pixels.resize({ width: request.maxSidePx, height: request.maxSidePx, fit: 'inside', withoutEnlargement: true });
  }
  const jpeg = await pixels.jpeg({ quality: request.quality ?? DEFAULT_QUALITY }).toBuffer();
  return new Uint8Array(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
}

/** The part of the picture, turned; in two passes where it has to be turned, since sharp would cut after a turn when it also resizes. */
async function turnedPart(image: DecodedImage, { crop, turn }: EncodeRequest): Promise<Sharp> {
  const { widthPx: width, heightPx: height } = image;
  const pixels = sharp(image.rgb, { raw: { width, height, channels: 3 } });
  if (crop) pixels.extract(cropRegion(image, crop));
  if (!turn) return pixels;
  const { data, info } = await pixels.raw().toBuffer({ resolveWithObject: true });
  const turned = sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).rotate(turn);
  const upright = await turned.raw().toBuffer({ resolveWithObject: true });
  return sharp(upright.data, { raw: { width: upright.info.width, height: upright.info.height, channels: 3 } });
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
