import type { KeyLayout } from '../../domain/account/key-layout.ts';
import { formatObjectKey, UPLOAD_ID_BYTES, uploadIdOf } from '../../domain/account/object-key.ts';
import { extensionOf } from '../../domain/account/upload-type.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PresignUploads } from '../../ports/driving/presign-uploads.ts';
import type { UploadIssuer } from '../../ports/upload-issuer.ts';

/** How long an upload URL holds, in milliseconds: 15 minutes. */
const DEFAULT_LIFETIME_MS = 900_000;

/** Presigning over `issuer`, of keys as `layout` has them; URLs hold for `lifetimeMs` milliseconds. */
export function createPresignUploads(
  issuer: UploadIssuer,
  clock: Clock,
  layout: KeyLayout,
  lifetimeMs: number = DEFAULT_LIFETIME_MS,
): PresignUploads {
  return (files, { organisationId }) => {
    const expiresAtMs = clock.nowMs() + lifetimeMs;
    return Promise.all(
      files.map(async (file) => {
        const uploadId = uploadIdOf(crypto.getRandomValues(new Uint8Array(UPLOAD_ID_BYTES)));
        const key = formatObjectKey({ organisationId, uploadId, extension: extensionOf(file.contentType) }, layout);
        const { uploadUrl } = await issuer.issue({ ...file, key, expiresAtMs });
        return { uploadUrl, fileKey: key };
      }),
    );
  };
}
