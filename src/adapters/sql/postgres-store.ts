import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Database } from './database.ts';
import { migrateToLatest } from './migrations.ts';
import type { SqlStore } from './sql-store.ts';
import { asStorageFailure, isWorthRepeating, storageUnavailable } from './storage-failure.ts';

/** A PostgreSQL database that replicas share. */
export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly databaseUrl: string;
  /** Connections of this process at most; 10 when left out. */
  readonly poolSize?: number;
}

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 5_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;
/** Beyond the server's own limit, for a server that is gone without a word. */
const ANSWER_TIMEOUT_MS = 8_000;
const MAX_ATTEMPTS = 5;
/** PostgreSQL's `int8`; none of ours is beyond 2^53. */
const INT8_OID = 20;

/**
 * Opens a PostgreSQL database. Transactions that PostgreSQL ended for another's sake are run again. Throws `storage.unavailable`
 * (retryable) when it cannot be reached.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<SqlStore> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: poolOf(options) }) });
  try {
    await migrateToLatest(db, 'postgresql');
  } catch (error) {
    await db.destroy();
    throw asStorageFailure(error);
  }
  let closing: Promise<void> | undefined;

  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (closing !== undefined) throw storageUnavailable('The database is closed.');
    try {
      return await work();
    } catch (error) {
      throw asStorageFailure(error);
    }
  }

  return {
    engine: 'postgresql',
    transact: (work) => run(() => repeatedly(() => db.transaction().execute(work))),
    statement: (work) => run(() => repeatedly(() => work(db))),
    read: (work) => run(() => work(db)),
    close() {
      closing ??= db.destroy();
      return closing;
    },
  };
}

function poolOf({ databaseUrl, poolSize = 10 }: PostgresStoreOptions): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: poolSize,
    application_name: 'idlens',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8_OID ? Number : types.getTypeParser(oid, format ?? 'text'),
    },
  });
  // A connection that breaks fails the query that needs it next; without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function repeatedly<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isWorthRepeating(error)) throw error;
    }
  }
}
