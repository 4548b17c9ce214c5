import type { Readable } from 'node:stream';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { IdlensError } from '../../../domain/errors.ts';
import type { StoredObject } from '../../../ports/object-store.ts';

/** What S3 keeps the type of an object as that was stored without one (S3 API Reference, "PutObject"). */
const UNKNOWN_TYPE = 'binary/octet-stream';

/**
 * The whole of an object as it comes over the wire, given up as soon as it is larger than `maxBytes` or `signal` fires. Throws
 * `image.too_large`, or what broke the transfer.
 */
export async function boundedObject(
  { Body, ContentLength = 0, ContentType = UNKNOWN_TYPE }: GetObjectCommandOutput,
  maxBytes: number,
  signal: AbortSignal,
): Promise<StoredObject> {
  const body = Body as Readable;
  const stop = (): void => void body.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (ContentLength > maxBytes) throw tooLarge(maxBytes);
    const chunks: Uint8Array[] = [];
    let received = 0;
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      received += chunk.byteLength;
      if (received > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
    }
    return { bytes: joined(chunks, received), contentType: ContentType };
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function joined(chunks: readonly Uint8Array[], byteLength: number): Uint8Array {
  const bytes = new Uint8Array(byteLength);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function tooLarge(maxBytes: number): IdlensError {
  return new IdlensError('image.too_large', `The uploaded image is larger than ${maxBytes} bytes.`);
}
