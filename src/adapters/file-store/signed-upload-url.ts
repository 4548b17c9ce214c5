import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { parseObjectKey } from '../../domain/account/object-key.ts';
import { normalizeContentType } from '../../domain/account/upload-type.ts';
import type { UploadRequest } from '../../ports/upload-issuer.ts';
import { UPLOAD_PATH } from '../../ports/upload-receiver.ts';

/** An upload as its URL states it, and the signature that vouches for it. */
interface SignedUpload extends UploadRequest {
  /** HMAC-SHA-256, 64 lower-case hexadecimal digits. */
  readonly signature: string;
}

/** Makes and checks the URLs of uploads: path and query, without the address of the service. */
export interface UploadUrls {
  /** `/v1/upload/objects/<key>?type=…&length=…&sha256=…&expires=…&signature=…`; length and digest only where they are given. */
  sign(upload: UploadRequest): string;
  /** What `target` was signed for; undefined when it was not signed here, or was changed since. */
  verify(target: string): SignedUpload | undefined;
}

const SIGNATURE = /^[0-9a-f]{64}$/;
const WHOLE_NUMBER = /^\d{1,15}$/;

/**
 * Upload URLs signed with HMAC-SHA-256 (RFC 2104) under a key derived from `secret` for this use alone (HKDF, RFC 5869). Signatures are
 * compared in constant time.
 */
export function createUploadUrls(secret: string): UploadUrls {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'idlens upload url', 32));
  const digestOf = (upload: UploadRequest): Buffer => createHmac('sha256', key).update(statementOf(upload)).digest();
  return {
    sign(request) {
      const upload = { ...request, contentType: normalizeContentType(request.contentType) };
      const { contentType, byteLength, sha256, expiresAtMs } = upload;
      const query = new URLSearchParams({
        type: contentType,
        ...(byteLength === undefined ? {} : { length: String(byteLength) }),
        ...(sha256 === undefined ? {} : { sha256 }),
        expires: String(expiresAtMs),
        signature: digestOf(upload).toString('hex'),
      });
      return `${UPLOAD_PATH}${upload.key}?${query}`;
    },
    verify(target) {
      const upload = parseTarget(target);
      if (upload === undefined || !timingSafeEqual(digestOf(upload), Buffer.from(upload.signature, 'hex')))
        return undefined;
      return upload;
    },
  };
}

/** What is signed. JSON keeps its parts apart; what is not given is null. */
function statementOf({ key, contentType, byteLength, sha256, expiresAtMs }: UploadRequest): string {
  return JSON.stringify(['PUT', key, contentType, byteLength ?? null, sha256 ?? null, expiresAtMs]);
}

function parseTarget(target: string): SignedUpload | undefined {
  const [path = '', search = ''] = target.split('?', 2);
  const key = path.startsWith(UPLOAD_PATH) ? path.slice(UPLOAD_PATH.length) : '';
  const query = new URLSearchParams(search);
  const [contentType, expires, signature] = [query.get('type'), query.get('expires'), query.get('signature')];
  const [length, sha256] = [query.get('length'), query.get('sha256')];
  if (parseObjectKey(key) === undefined || contentType === null) return undefined;
  if (!WHOLE_NUMBER.test(expires ?? '') || !SIGNATURE.test(signature ?? '')) return undefined;
  if (length !== null && !WHOLE_NUMBER.test(length)) return undefined;
  return {
    key,
    contentType,
    ...(length === null ? {} : { byteLength: Number(length) }),
    ...(sha256 === null ? {} : { sha256 }),
    expiresAtMs: Number(expires),
    signature: signature ?? '',
  };
}
