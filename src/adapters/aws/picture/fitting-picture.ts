import { Buffer } from 'node:buffer';
import { IdlensError } from '../../../domain/errors.ts';
import type { DecodedImage, ImageFormat } from '../../../domain/image/image-rules.ts';
import type { CallOptions } from '../../../ports/call-options.ts';
import type { EncodeRequest, ImageCodec } from '../../../ports/image-codec.ts';

/** 5 MB: what both services take as bytes in a request, in every region. */
const MAX_BYTES = 5 * 1_048_576;

/** Textract Developer Guide, "Set Quotas": 10,000 pixels a side; Rekognition has no lower limit. */
const MAX_SIDE_PX = 10_000;

/** Both services read JPEG and PNG (Rekognition Developer Guide, "Guidelines and quotas"; Textract's "Set Quotas"). */
const FORMATS: ReadonlySet<ImageFormat> = new Set(['jpeg', 'png']);

/** From the best to the smallest; the last one fits whatever the picture shows. */
const ENCODINGS: readonly EncodeRequest[] = [
  { quality: 95 },
  { quality: 88 },
  { quality: 80 },
  { quality: 70 },
  { quality: 80, maxSidePx: 2_400 },
  { quality: 80, maxSidePx: 1_600 },
];

/**
 * The picture as bytes that AWS takes: as it came in where it can stay so, else the upright pixels as the best JPEG that fits. A picture with
 * an EXIF block is never sent as it is: its orientation would be applied or not as the service likes, and where it was taken is nobody's
 * business.
 */
export async function fittingPicture(
  codec: ImageCodec,
  image: DecodedImage,
  options: CallOptions,
): Promise<Uint8Array> {
  return mayBeSentAsItIs(image) ? image.source.bytes : fittingPart(codec, image, {}, options);
}

/** A part of the picture as the best JPEG that fits. Throws `image.too_large` when none does. */
export async function fittingPart(
  codec: ImageCodec,
  image: DecodedImage,
  part: Pick<EncodeRequest, 'crop'>,
  options: CallOptions,
): Promise<Uint8Array> {
  for (const encoding of ENCODINGS) {
    const bytes = await codec.encodeJpeg(image, { ...encoding, ...part }, options);
    if (bytes.byteLength <= MAX_BYTES) return bytes;
  }
  throw new IdlensError('image.too_large', 'The image cannot be made small enough for the service that reads it.');
}

function mayBeSentAsItIs({ source }: DecodedImage): boolean {
  const { bytes, format, widthPx, heightPx } = source;
  const fits = bytes.byteLength <= MAX_BYTES && Math.max(widthPx, heightPx) <= MAX_SIDE_PX;
  return fits && bytes.byteLength > 0 && FORMATS.has(format) && !holdsExif(bytes);
}

/** Exif 2.32, section 4.7.2 (`Exif` and two zeros open the JPEG segment); PNG 3rd edition, section 11.3.4.5 (the chunk `eXIf`). */
function holdsExif({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  return bytes.includes('Exif\0\0', 0, 'latin1') || bytes.includes('eXIf', 0, 'latin1');
}
