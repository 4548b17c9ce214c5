import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { KeyLayout } from '../../../domain/account/key-layout.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ObjectStore } from '../../../ports/object-store.ts';
import type { UploadIssuer } from '../../../ports/upload-issuer.ts';
import { type AwsConnectionOptions, clientConfig } from '../connection/aws-connection.ts';
import { createServiceCalls, type ServiceCall } from '../connection/service-calls.ts';
import { boundedObject } from './bounded-object.ts';
import { presignPut } from './presigned-put.ts';
import { encryptionParameters, type S3Encryption } from './s3-encryption.ts';
import { S3_FAILURES, UNREADABLE } from './s3-failures.ts';
import { uploadsOnPage } from './uploads-on-page.ts';

/** Which bucket holds the objects, and how it is reached. */
export interface S3StorageOptions extends AwsConnectionOptions {
  readonly bucket: string;
  /** Where the objects of each organisation lie. */
  readonly layout: KeyLayout;
  readonly clock: Clock;
  /** Whether the bucket stands in the path and not in the host name, as most servers but Amazon's want it. False when left out. */
  readonly pathStyle?: boolean;
  /** How objects that this service writes are encrypted at rest; as the bucket does by default when left out. */
  readonly encryption?: S3Encryption;
}

/** Uploads in a bucket; let go of with `close`, which waits for what is under way. */
export type S3Storage = ObjectStore & UploadIssuer & { close(): Promise<void> };

/** Deletions under way at once while a sweep runs. */
const DELETIONS_AT_ONCE = 8;

/**
 * An {@link ObjectStore} and {@link UploadIssuer} on Amazon S3, or a server that speaks its protocol. Needs the packages `@aws-sdk/client-s3`
 * and `@aws-sdk/s3-request-presigner`, and the rights to get, put, delete and list objects of the bucket below the layout's prefix.
 *
 * Upload URLs are presigned PUTs: bucket, key, content type, length and, if wanted, SHA-256 are signed, and S3 refuses all else by itself. They
 * may be used again until they expire. What comes over them is encrypted as the bucket does by default: S3 takes no other wish from a presigned
 * URL (S3 User Guide, "Specifying server-side encryption with Amazon S3 managed keys"). A sweep deletes uploads only, nothing that the
 * host of the bucket put there under a name of its own.
 */
export function createS3Storage(options: S3StorageOptions): S3Storage {
  const { bucket: Bucket, layout } = options;
  const client = s3Client(options);
  const calls = createServiceCalls(S3_FAILURES, options, () => client.destroy());

  const deleteObject = ({ ask }: ServiceCall, Key: string): Promise<unknown> =>
    ask((sending) => client.send(new DeleteObjectCommand({ Bucket, Key }), sending));

  return {
    read: (Key, { maxBytes }, callOptions) =>
      calls.run(({ ask, signal }) => {
        const command = new GetObjectCommand({ Bucket, Key });
        const fetching = async (sending: Parameters<Parameters<typeof ask>[0]>[0]) =>
          boundedObject(await client.send(command, sending), maxBytes, signal);
        return ask(fetching, UNREADABLE);
      }, callOptions),
    write: (Key, { bytes, contentType: ContentType }, callOptions) => {
      const object = { Bucket, Key, Body: bytes.slice(), ContentType };
      const command = new PutObjectCommand({ ...object, ...encryptionParameters(options.encryption) });
      return calls.run(async ({ ask }) => void (await ask((sending) => client.send(command, sending))), callOptions);
    },
    remove: (key, callOptions) => calls.run(async (call) => void (await deleteObject(call, key)), callOptions),
    async sweep(storedBeforeMs, callOptions) {
      let swept = 0;
      let next: string | undefined;
      do {
        const page = await calls.run(
          (call) => uploadsOnPage(client, call, { Bucket, layout, page: next }),
          callOptions,
        );
        const old = page.uploads.filter(({ storedAtMs }) => storedAtMs < storedBeforeMs);
        for (let start = 0; start < old.length; start += DELETIONS_AT_ONCE) {
          const some = old.slice(start, start + DELETIONS_AT_ONCE);
          await calls.run((call) => Promise.all(some.map(({ key }) => deleteObject(call, key))), callOptions);
        }
        swept += old.length;
        next = page.next;
      } while (next !== undefined);
      return swept;
    },
    issue: (request) =>
      calls.run(async (call) => ({ uploadUrl: await presignPut(client, call, options, request) }), undefined),
    close: () => calls.close(),
  };
}

function s3Client({ pathStyle = false, ...connection }: S3StorageOptions): S3Client {
  return new S3Client({
    ...clientConfig(connection),
    forcePathStyle: pathStyle,
    // Otherwise a presigned URL would carry the checksum of an empty body, and every upload would be refused.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
