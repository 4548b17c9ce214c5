import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createHashedApiKeys } from '../../src/adapters/api-keys/index.ts';
import { parseApiKey } from '../../src/domain/account/api-key.ts';
import type { RatePolicy } from '../../src/domain/account/rate-policy.ts';
import type { ApiKeyRecord } from '../../src/ports/api-key-directory.ts';
import type { ApiKeyStore } from '../../src/ports/api-key-store.ts';
import type { Organisation, OrganisationDirectory } from '../../src/ports/organisation-directory.ts';
import type { RateLimiter } from '../../src/ports/rate-limiter.ts';
import {
  type ApiKeyKeeper,
  type ApiKeyReplicas,
  apiKeyRegistryContract,
  createManualClock,
  createMemoryApiKeyStore,
  createMemoryOrganisationDirectory,
  createMemoryRateLimiter,
  createRecordingTelemetry,
  organisationDirectoryContract,
  rateLimiterContract,
} from '../../src/testing.ts';
import { failuresOf } from './suite-failures.ts';

describe('a conformance suite of accounts', () => {
  it('finds a directory that remembers keys after they were revoked', async () => {
    const remembering = (keeper: ApiKeyKeeper): ApiKeyKeeper => {
      const remembered = new Map<string, ApiKeyRecord>();
      const find = async (key: string): Promise<ApiKeyRecord | undefined> => {
        const record = remembered.get(key) ?? (await keeper.find(key));
        if (record !== undefined) remembered.set(key, record);
        return record;
      };
      return { ...keeper, find };
    };
    expect(await failuresOf((runner) => apiKeyRegistryContract(runner, { make: () => replicas(remembering) }))).toEqual(
      [
        'admits no call with a revoked key from then on, on any replica, and no other key is touched',
        'tells the last use to within a minute',
      ],
    );
  });

  it('finds a directory that asks only for the id of a key', async () => {
    const credulous = (keeper: ApiKeyKeeper, store: ApiKeyStore): ApiKeyKeeper => ({
      ...keeper,
      async find(key) {
        const genuine = await keeper.find(key);
        const stored = await store.find(parseApiKey(key)?.keyId ?? '');
        return genuine ?? (stored?.revokedAtMs === undefined ? stored : undefined);
      },
    });
    expect(await failuresOf((runner) => apiKeyRegistryContract(runner, { make: () => replicas(credulous) }))).toEqual([
      'finds no key by a right id with another secret',
    ]);
  });

  it('finds organisations that take the place of others', async () => {
    const replacing = (): OrganisationDirectory => {
      const organisations = new Map<string, Organisation>();
      return {
        create: async (organisation) => void organisations.set(organisation.organisationId, organisation),
        list: async () => [...organisations.values()],
        find: async (organisationId) => organisations.get(organisationId),
      };
    };
    expect(await failuresOf((runner) => organisationDirectoryContract(runner, { make: replacing }))).toEqual([
      'refuses an id that is taken, and leaves the first as it is',
      'gives one of many who want the same id at once the id',
      'lists all by id, in the order of character codes',
    ]);
  });

  it('finds a limiter that rounds its time', async () => {
    const make = (policy: RatePolicy): RateLimiter => {
      const limiter = createMemoryRateLimiter(policy);
      return { take: (organisationId, nowMs) => limiter.take(organisationId, Math.floor(nowMs)) };
    };
    const failed = await failuresOf((runner) => rateLimiterContract(runner, { make }));
    expect(failed).toContain('decides to the letter as the policy does (7, 5, 1000000)');
  });
});

// Helpers

/** Two replicas over one store in memory, each with the same fault. */
function replicas(spoil: (keeper: ApiKeyKeeper, store: ApiKeyStore) => ApiKeyKeeper): ApiKeyReplicas {
  const store = createMemoryApiKeyStore();
  const organisations = createMemoryOrganisationDirectory();
  const clock = createManualClock(Date.UTC(2026, 0, 15));
  const parts = { store, organisations, clock, telemetry: createRecordingTelemetry(), hashSecret: randomBytes(32) };
  const make = (): ApiKeyKeeper => spoil(createHashedApiKeys(parts), store);
  return { one: make(), other: make(), organisations, advance: (durationMs) => clock.advance(durationMs) };
}
