import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { IdlensError, isIdlensError } from '../../domain/errors.ts';
import type { Database } from './database.ts';
import { asStorageFailure } from './storage-failure.ts';

/**
 * Brings the schema up to date. Safe when several servers start at once: they wait for each other, on PostgreSQL under an advisory lock
 * (Kysely's migrator takes it) and in SQLite under the write lock. Throws `storage.unavailable`, retryable when the database did not answer.
 */
export async function migrateToLatest(db: Kysely<Database>, engine: 'sqlite' | 'postgresql'): Promise<void> {
  if (engine === 'postgresql') return runMigrations(db, engine);
  await db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await runMigrations(connection, engine);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

async function runMigrations(db: Kysely<Database>, engine: 'sqlite' | 'postgresql'): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ '0001-accounts': accounts(engine) }) },
    migrationTableName: 'schema_migrations',
    migrationLockTableName: 'schema_migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failure = asStorageFailure(error);
  if (isIdlensError(failure)) throw failure;
  throw new IdlensError(
    'storage.unavailable',
    'The schema of the database could not be brought up to date; it may belong to a newer version.',
    { cause: error },
  );
}

/** SQLite keeps no types, but takes those of PostgreSQL for affinities. */
function accounts(engine: 'sqlite' | 'postgresql'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await createLedger(db, engine);
      await createDirectories(db);
      await createRateStates(db, engine);
    },
  };
}

/** Unlogged in PostgreSQL: two and a half times the calls a second, and all that a crash of the database undoes is the counting of earlier calls. */
async function createRateStates(db: Kysely<unknown>, engine: 'sqlite' | 'postgresql'): Promise<void> {
  const table = db.schema.createTable('rate_states');
  await (engine === 'postgresql' ? table.modifyFront(sql`unlogged`) : table)
    .addColumn('organisation_id', 'text', (column) => column.primaryKey())
    .addColumn('arrival_ms', 'double precision', (column) => column.notNull())
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('used_today', 'integer', (column) => column.notNull())
    .execute();
}

async function createLedger(db: Kysely<unknown>, engine: 'sqlite' | 'postgresql'): Promise<void> {
  await db.schema
    .createTable('token_balances')
    .addColumn('organisation_id', 'text', (column) => column.primaryKey())
    .addColumn('balance', 'bigint', (column) => column.notNull().check(sql`balance >= 0`))
    .execute();
  await db.schema
    .createTable('token_holds')
    .addColumn('hold_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull().check(sql`amount >= 0`))
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('expires_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('key_digest', 'text', (column) => column.unique())
    .addColumn('fingerprint', 'text')
    .addColumn('answer', 'text')
    .execute();
  await createIndex(db, 'token_holds', ['expires_at_ms']);
  await createEntries(db, engine);
  await createIndex(db, 'ledger_entries', ['organisation_id', 'sequence']);
}

async function createEntries(db: Kysely<unknown>, engine: 'sqlite' | 'postgresql'): Promise<void> {
  const sequenceType = engine === 'sqlite' ? 'integer' : 'bigserial';
  await db.schema
    .createTable('ledger_entries')
    .addColumn('sequence', sequenceType, (column) =>
      engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('organisation_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('balance', 'bigint', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text')
    .addColumn('hold_id', 'text')
    .execute();
}

async function createDirectories(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('organisations')
    .addColumn('organisation_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('api_keys')
    .addColumn('key_id', 'text', (column) => column.primaryKey())
    .addColumn('digest', 'text', (column) => column.notNull().unique())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.organisation_id'))
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at_ms', 'bigint')
    .addColumn('revoked_at_ms', 'bigint')
    .execute();
  await createIndex(db, 'api_keys', ['organisation_id']);
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

async function createIndex(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  const name = `${table}_by_${columns.join('_')}`;
  await db.schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .execute();
}
