import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, inject, it } from 'vitest';
import { createHashedApiKeys } from '../../src/adapters/api-keys/hashed-api-keys.ts';
import {
  createSqlApiKeys,
  createSqlOrganisations,
  createSqlRateLimiter,
  openPostgresStore,
  openSqliteStore,
  type SqlStore,
} from '../../src/adapters/sql/index.ts';
import { DEFAULT_RATE_POLICY } from '../../src/domain/account/rate-policy.ts';
import {
  apiKeyRegistryContract,
  createManualClock,
  createRecordingTelemetry,
  organisationDirectoryContract,
  rateLimiterContract,
} from '../../src/testing.ts';
import { newDatabase } from '../postgres/postgres-server.ts';

const runner = { describe, it, afterAll };
const HASH_SECRET = randomBytes(32);
const folder = mkdtempSync(path.join(tmpdir(), 'idlens-accounts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const databaseUrl = await newDatabase(inject('postgresUrl'));
/** Two servers of one database, and a third that has closed it. */
const ENGINES = {
  SQLite: [
    await openSqliteStore({ dataFolder: folder }),
    await openSqliteStore({ dataFolder: folder, besideServer: true }),
    await openSqliteStore({ dataFolder: folder, besideServer: true }),
  ],
  PostgreSQL: [
    await openPostgresStore({ databaseUrl }),
    await openPostgresStore({ databaseUrl }),
    await openPostgresStore({ databaseUrl }),
  ],
} as const;

describe.each(Object.entries(ENGINES))('accounts in %s', (_, [one, other, closed]) => {
  const clock = createManualClock(Date.UTC(2026, 0, 15));
  const keysIn = (store: SqlStore) =>
    createHashedApiKeys({
      store: createSqlApiKeys(store),
      organisations: createSqlOrganisations(store),
      clock,
      telemetry: createRecordingTelemetry(),
      hashSecret: HASH_SECRET,
    });
  const closedStore = async (): Promise<SqlStore> => {
    await closed.close();
    return closed;
  };
  afterAll(() => Promise.all([one.close(), other.close(), closed.close()]));

  apiKeyRegistryContract(runner, {
    make: () => ({
      one: keysIn(one),
      other: keysIn(other),
      organisations: createSqlOrganisations(one),
      advance: (durationMs) => clock.advance(durationMs),
    }),
    makeUnavailable: async () => keysIn(await closedStore()),
  });
  organisationDirectoryContract(runner, {
    make: () => createSqlOrganisations(one),
    makeUnavailable: async () => createSqlOrganisations(await closedStore()),
  });
  rateLimiterContract(runner, {
    make: (policy) => createSqlRateLimiter(one, policy),
    makeUnavailable: async () => createSqlRateLimiter(await closedStore(), DEFAULT_RATE_POLICY),
  });
});
