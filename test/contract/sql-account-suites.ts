import { randomBytes } from 'node:crypto';
import { createHashedApiKeys } from '../../src/adapters/api-keys/hashed-api-keys.ts';
import { createSqlApiKeys } from '../../src/adapters/sql/sql-api-keys.ts';
import { createSqlOrganisations } from '../../src/adapters/sql/sql-organisations.ts';
import { createSqlRateLimiter } from '../../src/adapters/sql/sql-rate-limiter.ts';
import type { SqlStore } from '../../src/adapters/sql/sql-store.ts';
import { DEFAULT_RATE_POLICY } from '../../src/domain/account/rate-policy.ts';
import type { ContractRunner } from '../../src/ports/contracts/contract-runner.ts';
import {
  apiKeyRegistryContract,
  createManualClock,
  createRecordingTelemetry,
  organisationDirectoryContract,
  rateLimiterContract,
} from '../../src/testing.ts';

/** The suites of keys, organisations and rate limits over an open database and over one that was closed. */
export function accountSuites(runner: ContractRunner, store: SqlStore, closed: SqlStore): void {
  const hashSecret = randomBytes(32);
  const clock = createManualClock(Date.UTC(2026, 0, 15));
  const keysOver = (database: SqlStore) =>
    createHashedApiKeys({
      store: createSqlApiKeys(database),
      organisations: createSqlOrganisations(database),
      clock,
      telemetry: createRecordingTelemetry(),
      hashSecret,
    });
  apiKeyRegistryContract(runner, {
    make: () => ({
      one: keysOver(store),
      other: keysOver(store),
      organisations: createSqlOrganisations(store),
      advance: (durationMs) => clock.advance(durationMs),
    }),
    makeUnavailable: () => keysOver(closed),
  });
  organisationDirectoryContract(runner, {
    make: () => createSqlOrganisations(store),
    makeUnavailable: () => createSqlOrganisations(closed),
  });
  rateLimiterContract(runner, {
    make: (policy) => createSqlRateLimiter(store, policy),
    makeUnavailable: () => createSqlRateLimiter(closed, DEFAULT_RATE_POLICY),
  });
}
