import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { createHashedApiKeys } from '../../src/adapters/api-keys/hashed-api-keys.ts';
import { formatApiKey } from '../../src/domain/account/api-key.ts';
import { IdlensError } from '../../src/domain/errors.ts';
import type { ApiKeyStore } from '../../src/ports/api-key-store.ts';
import {
  apiKeyRegistryContract,
  createManualClock,
  createMemoryApiKeyDirectory,
  createMemoryApiKeyStore,
  createMemoryOrganisationDirectory,
  createRecordingTelemetry,
  organisationDirectoryContract,
} from '../../src/testing.ts';

const runner = { describe, it, afterAll };
const HASH_SECRET = randomBytes(32);

describe('API keys kept in memory', () => {
  apiKeyRegistryContract(runner, {
    make: () => {
      const { keys: one, ...parts } = keysOver(createMemoryApiKeyStore());
      const other = createHashedApiKeys(parts);
      return { one, other, organisations: parts.organisations, advance: (ms) => parts.clock.advance(ms) };
    },
    makeUnavailable: () => keysOver({ ...createMemoryApiKeyStore(), find: () => Promise.reject(UNAVAILABLE) }).keys,
  });

  it('does not even look a key with a typo up, and looks unknown ids up as often as known ones', async () => {
    const store = createMemoryApiKeyStore();
    const lookUps: string[] = [];
    const { keys, organisations } = keysOver({
      ...store,
      find: (keyId) => {
        lookUps.push(keyId);
        return store.find(keyId);
      },
    });
    await organisations.create(ACME);
    const { key, secret } = await keys.issue({ organisationId: 'acme', scopes: ['scan'], label: '' });
    await keys.find(`${secret.slice(0, -1)}~`);
    expect(lookUps).toEqual([]);
    const stranger = formatApiKey(randomBytes(28));
    await keys.find(stranger.text);
    await keys.find(secret);
    expect(lookUps).toEqual([stranger.keyId, key.keyId]);
  });

  it('does not wait for the note of a use, notes one at a time, and reports a note that fails', async () => {
    const store = createMemoryApiKeyStore();
    const notes: ((error: Error) => void)[] = [];
    const { keys, organisations, telemetry } = keysOver({
      ...store,
      noteUse: () => new Promise((_, reject) => notes.push(reject)),
    });
    await organisations.create(ACME);
    const { key, secret } = await keys.issue({ organisationId: 'acme', scopes: ['scan'], label: '' });
    await Promise.all(Array.from({ length: 5 }, () => keys.find(secret)));
    expect(notes).toHaveLength(1);
    notes[0]?.(UNAVAILABLE);
    await new Promise((resolve) => setImmediate(resolve));
    expect(telemetry.failures).toEqual([
      { event: 'api_key.note_use', error: UNAVAILABLE, attributes: { keyId: key.keyId } },
    ]);
    expect(await keys.find(secret)).toBeDefined();
    expect(notes).toHaveLength(2);
  });

  it('keeps nothing of the secret, and finds no key under another hash secret', async () => {
    const store = createMemoryApiKeyStore();
    const { keys, organisations, ...parts } = keysOver(store);
    await organisations.create(ACME);
    const { key, secret } = await keys.issue({ organisationId: 'acme', scopes: ['scan', 'scan'], label: '' });
    const stored = await store.find(key.keyId);
    expect(JSON.stringify(stored)).not.toContain(secret.slice(16, 30));
    expect(stored).toMatchObject({ digest: expect.stringMatching(/^[0-9a-f]{64}$/), scopes: ['scan'] });
    const elsewhere = createHashedApiKeys({ ...parts, organisations, hashSecret: randomBytes(32) });
    expect(await elsewhere.find(secret)).toBeUndefined();
  });

  it('refuses a short hash secret as a bug', () => {
    const { keys: _, ...parts } = keysOver(createMemoryApiKeyStore());
    expect(() => createHashedApiKeys({ ...parts, hashSecret: randomBytes(16) })).toThrow(/at least 32 bytes/);
  });

  it('are found beside the fixed keys of configuration', async () => {
    const { keys, organisations } = keysOver(createMemoryApiKeyStore());
    await organisations.create(ACME);
    const { secret } = await keys.issue({ organisationId: 'acme', scopes: ['scan'], label: '' });
    const fixed = { key: 'any form will do', organisationId: 'local', scopes: ['admin'], keyId: 'bootstrap' } as const;
    const directory = createMemoryApiKeyDirectory([fixed], keys);
    expect((await directory.find(fixed.key))?.organisationId).toBe('local');
    expect((await directory.find(secret))?.organisationId).toBe('acme');
    expect(await directory.find('another form')).toBeUndefined();
  });
});

describe('organisations kept in memory', () => {
  organisationDirectoryContract(runner, { make: createMemoryOrganisationDirectory });
});

// Helpers

const ACME = { organisationId: 'acme', name: 'Acme', createdAtMs: 0 };
const UNAVAILABLE = new IdlensError('storage.unavailable', 'The storage does not answer.', { retryable: true });

function keysOver(store: ApiKeyStore) {
  const parts = {
    store,
    organisations: createMemoryOrganisationDirectory(),
    clock: createManualClock(Date.UTC(2026, 0, 15)),
    telemetry: createRecordingTelemetry(),
    hashSecret: HASH_SECRET,
  };
  return { keys: createHashedApiKeys(parts), ...parts };
}
