import { createHmac, timingSafeEqual } from 'node:crypto';
import { invariant } from '../../domain/invariant.ts';

/** Hashes API keys so that a stolen store opens nothing (HMAC-SHA-256, RFC 2104). */
export interface KeyedHash {
  /** 64 lower-case hexadecimal digits. */
  digestOf(key: string): string;
  /** Whether `digest` is that of `key`; takes equally long for every answer. Without a digest the answer is no, after the same work. */
  matches(key: string, digest: string | undefined): boolean;
}

const MIN_SECRET_BYTES = 32;
const NO_DIGEST = '0'.repeat(64);

/** The hash under `secret`: at least 32 bytes, used for nothing else. */
export function createKeyedHash(secret: Uint8Array): KeyedHash {
  invariant(secret.length >= MIN_SECRET_BYTES, `the secret of the key hash has at least ${MIN_SECRET_BYTES} bytes`);
  const hash = (key: string): Buffer => createHmac('sha256', secret).update(key, 'utf8').digest();
  return {
    digestOf: (key) => hash(key).toString('hex'),
    matches(key, digest) {
      const isEqual = timingSafeEqual(hash(key), Buffer.from(digest ?? NO_DIGEST, 'hex'));
      return isEqual && digest !== undefined;
    },
  };
}
