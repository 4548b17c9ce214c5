import { Buffer } from 'node:buffer';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { KeyLayout } from '../../../domain/account/key-layout.ts';
import { parseObjectKey } from '../../../domain/account/object-key.ts';
import { invariant } from '../../../domain/invariant.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { UploadRequest } from '../../../ports/upload-issuer.ts';
import type { ServiceCall } from '../connection/service-calls.ts';

/** What a PUT has to be sent with exactly as it was announced. */
const SIGNED_HEADERS = new Set(['host', 'content-type', 'content-length']);

/** Where the upload goes, and what time it is. */
interface UploadPlace {
  readonly bucket: string;
  readonly layout: KeyLayout;
  readonly clock: Clock;
}

/**
 * The URL that takes this one upload (S3 API Reference, "Authenticating Requests: Using Query Parameters"). A SHA-256 goes into its query,
 * where S3 reads it as the header `x-amz-checksum-sha256`.
 */
export async function presignPut(
  client: S3Client,
  { ask }: ServiceCall,
  { bucket, layout, clock }: UploadPlace,
  { key, contentType, byteLength, sha256, expiresAtMs }: UploadRequest,
): Promise<string> {
  invariant(parseObjectKey(key, layout) !== undefined, 'an upload goes to a key that the domain made');
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentType: contentType,
    ...(byteLength === undefined ? {} : { ContentLength: byteLength }),
    ...(sha256 === undefined ? {} : { ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64') }),
  });
  const expiresIn = Math.max(1, Math.ceil((expiresAtMs - clock.nowMs()) / 1_000));
  return ask(() => getSignedUrl(client, command, { expiresIn, signableHeaders: SIGNED_HEADERS }));
}
