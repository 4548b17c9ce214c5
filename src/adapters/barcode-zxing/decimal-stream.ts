import { gunzipSync, inflateSync } from 'node:zlib';

/** A symbol holds at most 7089 digits (QR code version 40, ISO/IEC 18004, table 7); shorter numbers than the least hold no stream. */
const DECIMAL = /^\d{400,7089}$/;

/** What a stream may inflate to: identity documents need a tenth of it, and a bomb of a few bytes would fill the memory. */
const MOST_BYTES = 256 * 1024;

/**
 * The text of a code that is one long decimal number: its bytes, the highest first, when they are a gzip (RFC 1952) or zlib (RFC 1950) stream, inflated
 * and read as ISO 8859-1; every other text as it is, and also a stream that is broken or inflates to more than 256 KiB. India's
 * Aadhaar is coded so.
 */
export function inflateDecimal(text: string): string {
  if (!DECIMAL.test(text)) return text;
  const bytes = bytesOf(text);
  const inflate = inflaterOf(bytes);
  if (!inflate) return text;
  try {
    return inflate(bytes, { maxOutputLength: MOST_BYTES }).toString('latin1');
  } catch {
    // A number that looks like a stream and is none, or one too large, is a text like any other.
    return text;
  }
}

function bytesOf(decimal: string): Buffer {
  const hex = BigInt(decimal).toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
}

function inflaterOf([first = 0, second = 0]: Buffer): typeof gunzipSync | typeof inflateSync | undefined {
  if (first === 0x1f && second === 0x8b) return gunzipSync;
  return first === 0x78 && (first * 256 + second) % 31 === 0 ? inflateSync : undefined;
}
