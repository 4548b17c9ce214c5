import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { KeyLayout } from '../../../domain/account/key-layout.ts';
import { parseObjectKey } from '../../../domain/account/object-key.ts';
import type { ServiceCall } from '../connection/service-calls.ts';

/** What is listed, and from where on; from the beginning without a `page`. */
interface Listing {
  readonly Bucket: string;
  readonly layout: KeyLayout;
  readonly page: string | undefined;
}

/** Uploads with the time they were stored (milliseconds since 1970), and where the list goes on, if it does. */
interface UploadPage {
  readonly uploads: readonly { readonly key: string; readonly storedAtMs: number }[];
  readonly next: string | undefined;
}

/** The uploads among a page of at most 1,000 objects (S3 API Reference, "ListObjectsV2"); other objects are passed over. */
export async function uploadsOnPage(
  client: S3Client,
  { ask }: ServiceCall,
  { Bucket, layout, page }: Listing,
): Promise<UploadPage> {
  const command = new ListObjectsV2Command({
    Bucket,
    Prefix: layout.head,
    ...(page === undefined ? {} : { ContinuationToken: page }),
  });
  const { Contents = [], NextContinuationToken } = await ask((sending) => client.send(command, sending));
  const uploads = Contents.flatMap(({ Key: key, LastModified }) =>
    key && LastModified && parseObjectKey(key, layout) ? [{ key, storedAtMs: LastModified.getTime() }] : [],
  );
  return { uploads, next: NextContinuationToken };
}
