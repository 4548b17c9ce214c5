import type { Metadata } from 'sharp';

/** The most bytes that decoding may produce in all: 256 MiB, which is 50 megapixels of RGBA with 8 bits and room to spare. */
export const MAX_DECODED_BYTES = 268_435_456;

/**
 * The most bytes that a picture may need *in memory at once*: 200 MB, 50 megapixels of WebP. Interlaced PNG, progressive JPEG
 * and WebP cannot be read row by row; a 0.4 MB interlaced PNG of 49 megapixels with 16 bits would take 400 MB and more than
 * 4 seconds.
 */
export const MAX_BUFFERED_BYTES = 200_000_000;

/** What libvips has to produce and to hold for a picture, estimated from its header alone. */
export interface DecodingCost {
  readonly decodedBytes: number;
  readonly bufferedBytes: number;
}

/** What the estimate needs of a header; sizes in pixels. */
export type CostHeader = Pick<
  Metadata,
  'width' | 'height' | 'channels' | 'depth' | 'format' | 'isProgressive' | 'chromaSubsampling'
>;

/** Estimates the cost of decoding from the header; both in bytes. */
export function decodingCost(header: CostHeader): DecodingCost {
  const decodedBytes = header.width * header.height * header.channels * bytesPerSample(header.depth);
  return { decodedBytes, bufferedBytes: bufferedBytes(header, decodedBytes) };
}

function bufferedBytes(header: CostHeader, decodedBytes: number): number {
  if (header.format === 'webp') return header.width * header.height * 4;
  if (!header.isProgressive) return 0;
  return header.format === 'jpeg' ? coefficientBytes(header) : decodedBytes;
}

/** Progressive JPEG holds a 16-bit coefficient for every sample until the last scan; 4:2:0 has two colour samples for four pixels. */
function coefficientBytes({ width, height, channels, chromaSubsampling = '' }: CostHeader): number {
  const samplesPerPixel = chromaSubsampling.startsWith('4:2:0') ? channels - 1.5 : channels;
  return width * height * samplesPerPixel * 2;
}

function bytesPerSample(depth: Metadata['depth']): number {
  return depth === 'ushort' || depth === 'short' ? 2 : 1;
}
