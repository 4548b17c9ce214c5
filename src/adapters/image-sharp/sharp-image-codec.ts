import sharp, { type Metadata, type SharpOptions } from 'sharp';
import { IdlensError } from '../../domain/errors.ts';
import { sniffImageFormat } from '../../domain/image/image-format.ts';
import {
  type DecodedImage,
  IMAGE_FORMATS,
  type ImageFormat,
  MAX_IMAGE_BYTES,
  MAX_IMAGE_PIXELS,
  WORKING_SIDE_PX,
} from '../../domain/image/image-rules.ts';
import type { ImageCodec } from '../../ports/image-codec.ts';
import { armourLibvips } from './armour-libvips.ts';
import { DecodeSlots } from './decode-slots.ts';
import { decodingCost, MAX_BUFFERED_BYTES, MAX_DECODED_BYTES } from './decoding-cost.ts';
import { encodeJpeg } from './encode-jpeg.ts';

/** Settings of {@link createSharpImageCodec}. */
export interface SharpImageCodecOptions {
  /** Pictures decoded or encoded at the same time, at least 1; the others wait. 2 when left out. */
  readonly concurrency?: number;
  /** Whole seconds after which decoding is given up, at least 1. 5 when left out. */
  readonly timeoutSeconds?: number;
}

/**
 * The image codec on sharp and libvips, armoured against hostile pictures (see {@link armourLibvips}: the armour holds for the
 * whole process).
 *
 * Damage: a picture that is cut short, or whose data end before the picture does, is `image.undecodable`, because a half-grey
 * page would be read as a page with half its fields. What cameras, scanners and phone apps get slightly wrong (stray bytes
 * between segments or after the end, some flipped bits, a broken EXIF block or colour profile) is read: libvips only warns of it.
 */
export function createSharpImageCodec(options: SharpImageCodecOptions = {}): ImageCodec {
  armourLibvips();
  const slots = new DecodeSlots(options.concurrency ?? 2);
  const timeoutSeconds = options.timeoutSeconds ?? 5;
  return {
    decode: async (bytes, { signal } = {}) => {
      signal?.throwIfAborted();
      const format = acceptedFormat(bytes);
      return slots.run(async () => {
        const header = await readHeader(bytes, format);
        refuseTooCostly(header);
        return decodePixels(bytes, format, header, timeoutSeconds);
      }, signal);
    },
    encodeJpeg: (image, request, { signal } = {}) => slots.run(() => encodeJpeg(image, request), signal),
  };
}

/** Size and format by the bytes alone, before libvips sees them. */
function acceptedFormat(bytes: Uint8Array): ImageFormat {
  if (bytes.length === 0) throw new IdlensError('image.empty', 'The image is empty.');
  if (bytes.length > MAX_IMAGE_BYTES) {
    throw new IdlensError('image.too_large', `The image is larger than ${MAX_IMAGE_BYTES} bytes (15 MB).`);
  }
  const format = sniffImageFormat(bytes);
  if (format === undefined) {
    throw new IdlensError('image.not_an_image', `The bytes are not an image. Accepted: ${acceptedNames()}.`);
  }
  if (typeof format === 'object') {
    const sent = format.unsupported.toUpperCase();
    throw new IdlensError(
      'image.unsupported_format',
      `This is a ${sent} file, which is not read. Accepted: ${acceptedNames()}.`,
    );
  }
  return format;
}

function acceptedNames(): string {
  return IMAGE_FORMATS.map((format) => format.toUpperCase()).join(', ');
}

/** Reads the header only. The pixel limit is left to {@link refuseTooCostly}, which can tell it from damage. */
async function readHeader(bytes: Uint8Array, format: ImageFormat): Promise<Metadata> {
  try {
    return await sharp(bytes, { ...READING, limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new IdlensError('image.undecodable', `The header of the ${format.toUpperCase()} image is damaged.`, {
      cause,
    });
  }
}

function refuseTooCostly(header: Metadata): void {
  const { width, height } = header;
  if (width * height > MAX_IMAGE_PIXELS) {
    const limit = `at most ${MAX_IMAGE_PIXELS / 1_000_000} megapixels are read`;
    throw new IdlensError('image.too_many_pixels', `The image has ${width} × ${height} pixels; ${limit}.`);
  }
  const cost = decodingCost(header);
  if (cost.decodedBytes > MAX_DECODED_BYTES || cost.bufferedBytes > MAX_BUFFERED_BYTES) {
    const advice = 'Send it smaller, with 8 bits a channel, or not interlaced';
    throw new IdlensError('image.undecodable', `The image takes too much memory to decode. ${advice}.`);
  }
}

/** `error` lets pass what libvips only warns of; see {@link createSharpImageCodec}. */
const READING: SharpOptions = { failOn: 'error', sequentialRead: true };

async function decodePixels(
  bytes: Uint8Array,
  format: ImageFormat,
  header: Metadata,
  timeoutSeconds: number,
): Promise<DecodedImage> {
  const { data, info } = await upright(bytes, timeoutSeconds).catch((cause: unknown) => {
    const reason = 'it is damaged, cut short, or too costly to decode';
    throw new IdlensError('image.undecodable', `The ${format.toUpperCase()} image could not be decoded: ${reason}.`, {
      cause,
    });
  });
  const { width: widthPx, height: heightPx } = header.autoOrient;
  return {
    widthPx: info.width,
    heightPx: info.height,
    rgb: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    source: { bytes, format, widthPx, heightPx },
  };
}

/** Shrinking comes right after loading, so that libvips can let the JPEG or WebP decoder do part of it. */
function upright(bytes: Uint8Array, timeoutSeconds: number) {
  return sharp(bytes, { ...READING, limitInputPixels: MAX_IMAGE_PIXELS })
    .timeout({ seconds: timeoutSeconds })
    .autoOrient()
    .resize({ width: WORKING_SIDE_PX, height: WORKING_SIDE_PX, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
}
