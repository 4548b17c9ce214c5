import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiKeyDirectory, ApiKeyRecord, ApiKeyScope } from '../../ports/api-key-directory.ts';

/** A key to be known. */
export interface ApiKeyEntry {
  /** The secret as callers present it. */
  readonly key: string;
  readonly organisationId: string;
  readonly scopes: readonly ApiKeyScope[];
  /** Safe to log; made from the place in the list when left out. */
  readonly keyId?: string;
}

/** Longer ones are refused unread. */
const MAX_KEY_LENGTH = 512;

/**
 * An {@link ApiKeyDirectory} of a fixed list of keys. Only their HMAC-SHA-256 under a key drawn at the start is kept, and every
 * look-up compares with every entry in constant time. A key that is none of them is looked up in `others`.
 */
export function createMemoryApiKeyDirectory(
  entries: readonly ApiKeyEntry[],
  others?: ApiKeyDirectory,
): ApiKeyDirectory {
  const pepper = randomBytes(32);
  const digestOf = (key: string): Buffer => createHmac('sha256', pepper).update(key, 'utf8').digest();
  const known = entries.map(({ key, organisationId, scopes, keyId }, index) => ({
    digest: digestOf(key),
    record: { keyId: keyId ?? `key-${index + 1}`, organisationId, scopes } satisfies ApiKeyRecord,
  }));
  return {
    async find(presentedKey) {
      if (presentedKey === '' || presentedKey.length > MAX_KEY_LENGTH) return undefined;
      const digest = digestOf(presentedKey);
      let found: ApiKeyRecord | undefined;
      for (const entry of known) if (timingSafeEqual(entry.digest, digest)) found = entry.record;
      return found ?? others?.find(presentedKey);
    },
  };
}
