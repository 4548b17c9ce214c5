import { randomBytes } from 'node:crypto';
import { API_KEY_RANDOM_BYTES, formatApiKey, parseApiKey } from '../../domain/account/api-key.ts';
import { IdlensError } from '../../domain/errors.ts';
import type { ApiKeyDirectory } from '../../ports/api-key-directory.ts';
import type { ApiKeyRegistry, RegisteredApiKey } from '../../ports/api-key-registry.ts';
import { type ApiKeyStore, LAST_USE_STEP_MS, type StoredApiKey } from '../../ports/api-key-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OrganisationDirectory } from '../../ports/organisation-directory.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { createKeyedHash } from './keyed-hash.ts';

/** What keys are kept with. */
export interface HashedApiKeysOptions {
  readonly store: ApiKeyStore;
  readonly organisations: OrganisationDirectory;
  readonly clock: Clock;
  /** Is told of uses that could not be noted. */
  readonly telemetry: Telemetry;
  /** At least 32 random bytes, the same on all replicas, for this use alone; under another secret no key is found. */
  readonly hashSecret: Uint8Array;
}

/**
 * Gives out keys of the form of `domain/account/api-key`, keeps only their HMAC-SHA-256, and finds them again. A text without a valid
 * checksum is refused without a look-up; an unknown id costs the same look-up and comparison as a known one. Nothing is cached, so a
 * revoked key is refused at once.
 */
export function createHashedApiKeys(options: HashedApiKeysOptions): ApiKeyDirectory & ApiKeyRegistry {
  const { store, organisations, clock } = options;
  const hash = createKeyedHash(options.hashSecret);
  const noteUse = createUseNotes(options);

  async function requireOrganisation(organisationId: string): Promise<void> {
    if ((await organisations.find(organisationId)) === undefined)
      throw new IdlensError('organisation.unknown', 'There is no organisation of this id.');
  }

  return {
    async find(presentedKey) {
      const parsed = parseApiKey(presentedKey);
      if (parsed === undefined) return undefined;
      const stored = await store.find(parsed.keyId);
      const isGenuine = hash.matches(presentedKey, stored?.digest);
      if (!isGenuine || stored === undefined || stored.revokedAtMs !== undefined) return undefined;
      noteUse(stored);
      const { keyId, organisationId, scopes } = stored;
      return { keyId, organisationId, scopes };
    },
    async issue({ organisationId, scopes, label }) {
      await requireOrganisation(organisationId);
      const { keyId, text } = formatApiKey(randomBytes(API_KEY_RANDOM_BYTES));
      const key = { keyId, organisationId, scopes: [...new Set(scopes)], label, createdAtMs: clock.nowMs() };
      await store.add({ ...key, digest: hash.digestOf(text) });
      return { key, secret: text };
    },
    async list(organisationId) {
      await requireOrganisation(organisationId);
      return (await store.list(organisationId)).map(withoutDigest);
    },
    async revoke(keyId) {
      if (!(await store.revoke(keyId, clock.nowMs())))
        throw new IdlensError('key.unknown', 'There is no key of this id.');
    },
  };
}

function withoutDigest({ digest: _, ...key }: StoredApiKey): RegisteredApiKey {
  return key;
}

/** Notes uses beside the calls: never waited for, at most one at a time for a key. */
function createUseNotes({ store, clock, telemetry }: HashedApiKeysOptions): (key: StoredApiKey) => void {
  const underWay = new Set<string>();
  return ({ keyId, lastUsedAtMs }) => {
    const nowMs = clock.nowMs();
    const isRecent = lastUsedAtMs !== undefined && nowMs - lastUsedAtMs < LAST_USE_STEP_MS;
    if (isRecent || underWay.has(keyId)) return;
    underWay.add(keyId);
    store
      .noteUse(keyId, nowMs)
      .catch((error: unknown) => telemetry.failure('api_key.note_use', error, { keyId }))
      .finally(() => underWay.delete(keyId));
  };
}
