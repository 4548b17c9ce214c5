import type { DecodedImage } from '../domain/image/image-rules.ts';
import type { Box, QuarterTurn } from '../domain/reading/geometry.ts';
import type { CallOptions } from './call-options.ts';

/** How a picture is to be written as JPEG. */
export interface EncodeRequest {
  /** The part to keep, in shares of the upright picture; the whole picture when left out. */
  readonly crop?: Box;
  /** Turned clockwise by so much after it was cropped; not at all when left out. */
  readonly turn?: QuarterTurn;
  /** Scaled down until its longer side is at most this many pixels. */
  readonly maxSidePx?: number;
  /** 1–100, 85 when left out. */
  readonly quality?: number;
}

/**
 * Turns untrusted bytes into pixels and back.
 *
 * `decode` checks the format by content, the pixel count before decoding, and the whole of the picture by decoding it. Throws
 * `IdlensError`: `image.empty` (no bytes), `image.too_large` (over 15 MB), `image.not_an_image`, `image.unsupported_format` (an
 * image or document format that is known and not read), `image.too_many_pixels`, `image.undecodable` (damaged, cut short, or
 * too costly to decode). None is retryable. Rejects with the signal's reason when aborted.
 */
export interface ImageCodec {
  decode(bytes: Uint8Array, options?: CallOptions): Promise<DecodedImage>;
  /** The picture, or a part of it, as JPEG bytes without metadata. */
  encodeJpeg(image: DecodedImage, request: EncodeRequest, options?: CallOptions): Promise<Uint8Array>;
}
