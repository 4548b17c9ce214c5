import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import type Sqlite from 'libsql';
import type { Database } from './database.ts';
import { createGroupCommit } from './group-commit.ts';
import { migrateToLatest } from './migrations.ts';
import { openOwnFile } from './own-file.ts';
import { lockFolder } from './process-lock.ts';
import type { SqlStore } from './sql-store.ts';
import { asStorageFailure, storageUnavailable } from './storage-failure.ts';

/** Where an embedded database lives, and beside whom. */
export interface SqliteStoreOptions {
  /** Made, for its owner alone, when it is not there. Holds `accounts.sqlite`. */
  readonly dataFolder: string;
  /** Opens the database beside a server that runs: for short commands, which have to be many transactions apart. False when left out. */
  readonly besideServer?: boolean;
}

/**
 * Opens the SQLite database of one server. A commit is on disk when it is answered (write-ahead log, `synchronous = FULL`), and
 * transactions that come at once share a commit. Throws `storage.unavailable`, not retryable when another server has the folder.
 */
export async function openSqliteStore({ dataFolder, besideServer = false }: SqliteStoreOptions): Promise<SqlStore> {
  let release = (): void => {};
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    if (!besideServer) release = lockFolder(dataFolder);
    return await storeOf(openDatabase(join(dataFolder, 'accounts.sqlite')), release);
  } catch (error) {
    release();
    throw asStorageFailure(error);
  }
}

/**
 * Opens the file. Its log stays short: SQLite makes a checkpoint every 1,000 pages on its own since all writes are in explicit
 * transactions, and `journal_size_limit` cuts what a long one leaves.
 */
function openDatabase(file: string): Sqlite.Database {
  const database = openOwnFile(file);
  for (const pragma of [
    'busy_timeout = 5000',
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'wal_autocheckpoint = 1000',
    'journal_size_limit = 67108864',
  ])
    database.pragma(pragma);
  return database;
}

async function storeOf(database: Sqlite.Database, release: () => void): Promise<SqlStore> {
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: keepStatements(database) }) });
  await migrateToLatest(db, 'sqlite').catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  const group = createGroupCommit(db);
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await group.idle();
    database.pragma('wal_checkpoint(TRUNCATE)');
    await db.destroy();
    release();
  }

  function assertOpen(): void {
    if (closing !== undefined) throw storageUnavailable('The database is closed.');
  }

  const transact: SqlStore['transact'] = async (work) => {
    assertOpen();
    return group.transact(work);
  };

  return {
    engine: 'sqlite',
    transact,
    statement: transact,
    async read(work) {
      assertOpen();
      try {
        return await work(db);
      } catch (error) {
        throw asStorageFailure(error);
      }
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** More than the adapters have; a bound for the memory of those that make up their statements. */
const MAX_KEPT_STATEMENTS = 200;

/** Parsing a statement costs more than most of ours take to run, and there are few of them. */
function keepStatements(database: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  const prepare = (source: string): SqliteStatement => {
    const prepared = database.prepare(source);
    return {
      reader: prepared.reader,
      all: (parameters) => prepared.all(...parameters),
      run: (parameters) => prepared.run(...parameters),
      iterate: (parameters) => prepared.iterate(...parameters),
    };
  };
  return {
    prepare(source) {
      const statement = statements.get(source) ?? prepare(source);
      if (statements.size < MAX_KEPT_STATEMENTS) statements.set(source, statement);
      return statement;
    },
    close: () => void database.close(),
  };
}
