import { createHash } from 'node:crypto';
import { parseObjectKey } from '../../domain/account/object-key.ts';
import { normalizeContentType } from '../../domain/account/upload-type.ts';
import { IdlensError } from '../../domain/errors.ts';
import { MAX_IMAGE_BYTES } from '../../domain/image/image-rules.ts';
import { invariant } from '../../domain/invariant.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { UploadIssuer, UploadRequest } from '../../ports/upload-issuer.ts';
import type { UploadPut, UploadReceiver } from '../../ports/upload-receiver.ts';
import { abortableBytes } from './abortable-bytes.ts';
import { fileLayout } from './file-layout.ts';
import type { FileObjectStoreOptions } from './file-object-store.ts';
import { type AppendBytes, writeObjectFile } from './object-file.ts';
import { createUploadUrls } from './signed-upload-url.ts';
import { markSpent } from './spent-uploads.ts';
import { answeringStorageFailures } from './storage-failure.ts';

/** The folder of the object store that uploads go to, and what their URLs are signed with. */
export interface FileUploadsOptions extends FileObjectStoreOptions {
  /** Known to no caller; the same for all processes that share the folder. */
  readonly secret: string;
}

/**
 * Uploads straight into the folder of a file object store, over signed URLs of the service itself that work once. A URL whose upload was
 * refused or broke off may be tried again. Content types are compared exactly as they were signed, but for white space around them and the
 * case of the type part; parameters count. Bodies go to the disk as they come and are never held as a whole.
 */
export function createFileUploads({ folder, clock, secret }: FileUploadsOptions): UploadIssuer & UploadReceiver {
  const layout = fileLayout(folder);
  const urls = createUploadUrls(secret);
  return {
    async issue(request) {
      invariant(parseObjectKey(request.key) !== undefined, 'an upload goes to a key that the domain made');
      return { uploadUrl: urls.sign(request) };
    },
    receive: (put, options) =>
      answeringStorageFailures(async () => {
        options?.signal?.throwIfAborted();
        const signed = urls.verify(put.target);
        if (signed === undefined) throw refused('The upload URL is not valid');
        if (signed.expiresAtMs <= clock.nowMs()) throw refused('The upload URL has expired');
        expectAsSigned(put, signed);
        const takeBack = await markSpent(layout, signed);
        if (takeBack === undefined) throw refused('The upload URL was used already');
        try {
          const { key, contentType } = signed;
          await writeObjectFile(layout, key, contentType, (append) => receiveBody(put, signed, append, options));
        } catch (error) {
          await takeBack();
          throw error;
        }
      }),
  };
}

/** What is declared has to be what was signed, before any of the body is read. */
function expectAsSigned({ contentType, byteLength }: UploadPut, signed: UploadRequest): void {
  if (contentType === undefined || normalizeContentType(contentType) !== signed.contentType)
    throw refused('The Content-Type is not the one that was announced');
  if (byteLength === undefined) throw refused('The Content-Length is missing');
  const isAnnounced = signed.byteLength === undefined || byteLength === signed.byteLength;
  if (!isAnnounced || byteLength < 1 || byteLength > MAX_IMAGE_BYTES)
    throw refused('The Content-Length is not the one that was announced');
}

async function receiveBody(
  { body, byteLength = 0 }: UploadPut,
  { sha256 }: UploadRequest,
  append: AppendBytes,
  options: CallOptions | undefined,
): Promise<void> {
  const digest = createHash('sha256');
  let received = 0;
  for await (const chunk of abortableBytes(body, options?.signal)) {
    received += chunk.byteLength;
    if (received > byteLength) throw refused('The upload is longer than its Content-Length');
    digest.update(chunk);
    await append(chunk);
  }
  if (received !== byteLength) throw refused('The upload is shorter than its Content-Length');
  if (sha256 !== undefined && digest.digest('hex') !== sha256)
    throw refused('The SHA-256 of the upload is not the one that was announced');
}

function refused(reason: string): IdlensError {
  return new IdlensError('upload.refused', `${reason}.`);
}
