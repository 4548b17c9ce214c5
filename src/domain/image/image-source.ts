import { MAX_OBJECT_KEY_LENGTH } from '../account/object-key.ts';
import { decodeBase64, hasOnlyBase64Characters } from './base64.ts';

/** What a string that stands for an image turns out to be. */
export type ImageSource =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'object_key'; readonly key: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The forms that are accepted, for messages to the caller. */
export const ACCEPTED_IMAGE_STRINGS = 'base64, base64url, a data: URL with base64 content, or the fileKey of an upload';

const DATA_URL_HEAD_LENGTH = 256;
const DATA_URL = /^data:([^,;]*)(;[^,]*)?,/i;
const PRINTABLE = /^[\x21-\x7e]+$/;

/**
 * Tells base64, base64url, data URLs and object keys apart, without doubt:
 * - `data:` begins a data URL (RFC 2397); the colon is in no base64 alphabet and in no object key.
 * - a string made only of base64 characters and white space is base64: object keys hold a dot, which base64 never does.
 * - any other printable string without spaces, up to the longest possible key, is an object key (perhaps a malformed one).
 * - the rest is unreadable.
 */
export function resolveImageString(text: string): ImageSource {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'unreadable', reason: 'the image is an empty string' };
  if (/^data:/i.test(trimmed.slice(0, 5))) return resolveDataUrl(trimmed);
  if (trimmed.length <= MAX_OBJECT_KEY_LENGTH && !hasOnlyBase64Characters(trimmed)) {
    if (PRINTABLE.test(trimmed)) return { kind: 'object_key', key: trimmed };
    return { kind: 'unreadable', reason: `the image string is neither ${ACCEPTED_IMAGE_STRINGS}` };
  }
  return decoded(trimmed, 0);
}

function resolveDataUrl(url: string): ImageSource {
  const head = DATA_URL.exec(url.slice(0, DATA_URL_HEAD_LENGTH));
  if (!head) return { kind: 'unreadable', reason: 'the data: URL has no comma before its content' };
  if (!/;base64$/i.test(head[2] ?? ''))
    return { kind: 'unreadable', reason: 'the data: URL does not hold base64 content' };
  return decoded(url, head[0].length);
}

function decoded(text: string, start: number): ImageSource {
  const bytes = decodeBase64(text, start);
  if (!bytes)
    return { kind: 'unreadable', reason: `the image string is not valid base64 (accepted: ${ACCEPTED_IMAGE_STRINGS})` };
  if (bytes.length === 0) return { kind: 'unreadable', reason: 'the image string holds no content' };
  return { kind: 'bytes', bytes };
}
