import type { Metadata } from 'sharp';

/** The most bytes that decoding may produce in all: 256 MiB, which is 50 megapixels of RGBA with 8 bits and room to spare. */
export const MAX_DECODED_BYTES = 268_435_456;

/**
 * The most bytes that a picture may need *in memory at once*: 192 MiB. Interlaced PNG, progressive JPEG and WebP cannot be
 * read row by row; a 0.4 MB interlaced PNG of 49 megapixels with 16 bits would take 400 MB and more than 4 seconds.
 */
export const MAX_BUFFERED_BYTES = 201_326_592;

/** What libvips has to produce and to hold for a picture, estimated from its header alone. */
export interface DecodingCost {
  readonly decodedBytes: number;
  readonly bufferedBytes: number;
}

/** Estimates the cost of decoding from the header; both in bytes. */
export function decodingCost(
  header: Pick<Metadata, 'width' | 'height' | 'channels' | 'depth' | 'format' | 'isProgressive'>,
): DecodingCost {
  const samples = header.width * header.height * header.channels;
  const decodedBytes = samples * bytesPerSample(header.depth);
  return { decodedBytes, bufferedBytes: bufferedBytes(header, samples, decodedBytes) };
}

/** Progressive JPEG holds a 16-bit coefficient for every sample until the last scan; WebP decodes into RGBA as a whole. */
function bufferedBytes(
  header: Pick<Metadata, 'format' | 'isProgressive' | 'width' | 'height'>,
  samples: number,
  decodedBytes: number,
): number {
  if (header.format === 'webp') return header.width * header.height * 4;
  if (!header.isProgressive) return 0;
  return header.format === 'jpeg' ? samples * 2 : decodedBytes;
}

function bytesPerSample(depth: Metadata['depth']): number {
  return depth === 'ushort' || depth === 'short' ? 2 : 1;
}
