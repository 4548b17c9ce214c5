import { IdlensError } from '../errors.ts';
import { type KeyLayout, UPLOAD_LAYOUT } from './key-layout.ts';
import { isOrganisationId } from './organisation.ts';

/**
 * Keys of uploaded pictures: the organisation's prefix (see {@link KeyLayout}), then `<unguessable id>.<extension>`.
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

const UPLOAD_NAME = /^([0-9a-f]{32})\.([a-z0-9]{2,5})$/;

/** Amazon S3 User Guide, "Object key naming guidelines", safe characters, and those of base64url and e-mail addresses. */
const SAFE_STEP = /^[A-Za-z0-9!_.*'()=+@-]{1,255}$/;

/** Random bytes that make the id of an upload. */
export const UPLOAD_ID_BYTES = 16;

/** The id of an upload out of {@link UPLOAD_ID_BYTES} random bytes. */
export function uploadIdOf(randomBytes: Uint8Array): string {
  return Array.from(randomBytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The key of an upload. The parts must have the shape that {@link ObjectKey} states. */
export function formatObjectKey(key: ObjectKey, layout: KeyLayout = UPLOAD_LAYOUT): string {
  return `${layout.head}${key.organisationId}${layout.tail}${key.uploadId}.${key.extension}`;
}

/** The parts of `key`, or undefined when it is not one that {@link formatObjectKey} makes under this layout. */
export function parseObjectKey(key: string, layout: KeyLayout = UPLOAD_LAYOUT): ObjectKey | undefined {
  const { organisationId, name } = splitKey(key, layout) ?? {};
  const [, uploadId, extension] = UPLOAD_NAME.exec(name ?? '') ?? [];
  if (!organisationId || !uploadId || !extension) return undefined;
  return { organisationId, uploadId, extension };
}

/** Whether `organisationId` may read `key`. Decided before any store is asked, so that answers tell nothing of others' keys. */
export function mayReadObject(organisationId: string, key: string, layout: KeyLayout = UPLOAD_LAYOUT): boolean {
  const split = splitKey(key, layout);
  if (split?.organisationId !== organisationId) return false;
  return UPLOAD_NAME.test(split.name) || (layout.takesOwnNames && isSafeName(split.name));
}

function splitKey(
  key: string,
  { head, tail }: KeyLayout,
): { readonly organisationId: string; readonly name: string } | undefined {
  if (!key.startsWith(head) || key.length > MAX_OBJECT_KEY_LENGTH) return undefined;
  const end = key.indexOf(tail, head.length);
  const organisationId = key.slice(head.length, end);
  if (end === -1 || !isOrganisationId(organisationId)) return undefined;
  return { organisationId, name: key.slice(end + tail.length) };
}

/** Steps of safe characters only, none of them empty or made of dots, which clients and proxies would resolve. */
function isSafeName(name: string): boolean {
  return name.split('/').every((step) => SAFE_STEP.test(step) && !/^\.+$/.test(step));
}

/** The one refusal of a key: another organisation's, a malformed one and one that is not there cannot be told apart. */
export function objectNotReadable(): IdlensError {
  return new IdlensError(
    'object.not_readable',
    'There is no upload under this fileKey that this organisation may read.',
  );
}
