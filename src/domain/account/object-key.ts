import { IdlensError } from '../errors.ts';

/**
 * Keys of uploaded pictures: `org/<organisation id>/uploads/<unguessable id>.<extension>`.
 *
 * The dot before the extension is in no base64 alphabet, so no key is ever valid base64 and no base64 is ever a key.
 */
export interface ObjectKey {
  readonly organisationId: string;
  /** At least 128 bits of randomness as 32 lower-case hexadecimal digits. */
  readonly uploadId: string;
  readonly extension: string;
}

/** The longest key that any store accepts (Amazon S3 User Guide, "Object key naming guidelines": 1,024 bytes). */
export const MAX_OBJECT_KEY_LENGTH = 1024;

/** Random bytes that make the id of an upload. */
export const UPLOAD_ID_BYTES = 16;

const KEY = /^org\/([A-Za-z0-9_-]{1,64})\/uploads\/([0-9a-f]{32})\.([a-z0-9]{2,5})$/;

/** The id of an upload out of {@link UPLOAD_ID_BYTES} random bytes. */
export function uploadIdOf(randomBytes: Uint8Array): string {
  return Array.from(randomBytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The key of an upload. The parts must have the shape that {@link ObjectKey} states. */
export function formatObjectKey(key: ObjectKey): string {
  return `org/${key.organisationId}/uploads/${key.uploadId}.${key.extension}`;
}

/** The parts of `key`, or undefined when it is not one that {@link formatObjectKey} makes. */
export function parseObjectKey(key: string): ObjectKey | undefined {
  const match = KEY.exec(key);
  const [, organisationId, uploadId, extension] = match ?? [];
  if (!organisationId || !uploadId || !extension) return undefined;
  return { organisationId, uploadId, extension };
}

/** Whether `organisationId` may read `key`. Decided before any store is asked, so that answers tell nothing of others' keys. */
export function mayReadObject(organisationId: string, key: string): boolean {
  return parseObjectKey(key)?.organisationId === organisationId;
}

/** The one refusal of a key: another organisation's, a malformed one and one that is not there cannot be told apart. */
export function objectNotReadable(): IdlensError {
  return new IdlensError(
    'object.not_readable',
    'There is no upload under this fileKey that this organisation may read.',
  );
}
