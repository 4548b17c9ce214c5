import { createHashedApiKeys } from '../../adapters/api-keys/index.ts';
import { createMemoryApiKeyDirectory } from '../../adapters/memory/memory-api-key-directory.ts';
import { createMemoryRateLimiter } from '../../adapters/memory/memory-rate-limiter.ts';
import { createRedisRateLimiter } from '../../adapters/redis/index.ts';
import {
  createSqlApiKeys,
  createSqlOrganisations,
  createSqlRateLimiter,
  createSqlTokenLedger,
  openPostgresStore,
  openSqliteStore,
  type SqlStore,
} from '../../adapters/sql/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RateLimiter } from '../../ports/rate-limiter.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { AppConfig, StorageConfig } from '../config/app-config.ts';
import { bootstrapEntries } from './bootstrap-entries.ts';
import { openUploads } from './open-uploads.ts';
import { type DerivedSecrets, serverSecrets } from './server-secret.ts';
import type { Ports } from './tokens.ts';

/** The ports that keep something, open. */
export interface OpenStorage {
  /** In the place of the adapters that the container makes itself. */
  readonly ports: Partial<Ports>;
  /** Ends what is under way. Safe to call twice. */
  close(): Promise<void>;
}

/** What storage is opened with. */
export interface StorageContext {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** For short commands beside a server that has the data folder. False when left out. */
  readonly besideServer?: boolean;
}

type LastingStorage = Exclude<StorageConfig, { readonly kind: 'memory' }>;

/**
 * Opens the storage of the configuration, its schema up to date; storage in memory needs no opening and is left to the container. Throws
 * `storage.unavailable` when the database cannot be reached or another server has the folder.
 */
export async function openStorage(config: AppConfig, context: StorageContext): Promise<OpenStorage> {
  const { storage } = config;
  if (storage.kind === 'memory') return { ports: {}, close: async () => undefined };
  const secrets = await serverSecrets(config);
  const { dataFolder } = storage;
  const uploads = await openUploads(config, { clock: context.clock, dataFolder, secret: secrets.uploads });
  const store = await openStore(storage, context);
  const limiter = openRateLimiter(config, store, context.telemetry);
  return {
    ports: { ...accountPorts(config, store, secrets, context), ...uploads.ports, ...limiter.port },
    async close() {
      await uploads.close();
      await limiter.close();
      await store.close();
    },
  };
}

function openStore(storage: LastingStorage, { besideServer = false }: StorageContext): Promise<SqlStore> {
  return storage.kind === 'postgres'
    ? openPostgresStore({ databaseUrl: storage.databaseUrl })
    : openSqliteStore({ dataFolder: storage.dataFolder, besideServer });
}

function accountPorts(
  config: AppConfig,
  store: SqlStore,
  secrets: DerivedSecrets,
  { clock, telemetry }: StorageContext,
): Partial<Ports> {
  const organisations = createSqlOrganisations(store);
  const hashSecret = secrets.apiKeys;
  const keys = createHashedApiKeys({ store: createSqlApiKeys(store), organisations, clock, telemetry, hashSecret });
  return {
    organisationDirectory: organisations,
    tokenLedger: createSqlTokenLedger(store, { clock, secret: secrets.answers }),
    apiKeyRegistry: keys,
    apiKeyDirectory: createMemoryApiKeyDirectory(bootstrapEntries(config), keys),
  };
}

/** One server counts in memory, where it costs nothing; replicas count where all of them see it. */
function openRateLimiter(
  { rate, redisUrl }: AppConfig,
  store: SqlStore,
  telemetry: Telemetry,
): { readonly port: { readonly rateLimiter: RateLimiter }; close(): Promise<void> } {
  if (redisUrl !== undefined) {
    const limiter = createRedisRateLimiter({ url: redisUrl, policy: rate, telemetry });
    return { port: { rateLimiter: limiter }, close: () => limiter.close() };
  }
  const limiter = store.engine === 'postgresql' ? createSqlRateLimiter(store, rate) : createMemoryRateLimiter(rate);
  return { port: { rateLimiter: limiter }, close: async () => undefined };
}
