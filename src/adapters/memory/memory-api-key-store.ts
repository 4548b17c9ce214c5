import { invariant } from '../../domain/invariant.ts';
import { type ApiKeyStore, LAST_USE_STEP_MS, type StoredApiKey } from '../../ports/api-key-store.ts';

/** An {@link ApiKeyStore} that forgets everything when the process ends. */
export function createMemoryApiKeyStore(): ApiKeyStore {
  /** In the order of their addition. */
  const keys = new Map<string, StoredApiKey>();
  return {
    async add(key) {
      invariant(!keys.has(key.keyId), 'a new key has an id of its own');
      keys.set(key.keyId, key);
    },
    find: async (keyId) => keys.get(keyId),
    list: async (organisationId) => [...keys.values()].filter((key) => key.organisationId === organisationId),
    async revoke(keyId, atMs) {
      const key = keys.get(keyId);
      if (key === undefined) return false;
      keys.set(keyId, { ...key, revokedAtMs: key.revokedAtMs ?? atMs });
      return true;
    },
    async noteUse(keyId, atMs) {
      const key = keys.get(keyId);
      const isDue = key?.lastUsedAtMs === undefined || atMs - key.lastUsedAtMs >= LAST_USE_STEP_MS;
      if (key !== undefined && isDue) keys.set(keyId, { ...key, lastUsedAtMs: atMs });
    },
  };
}
