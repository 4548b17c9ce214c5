import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/**
 * The handle that every SQL adapter is made with: `openSqliteStore` and `openPostgresStore` give one, its schema up to date.
 * All methods throw `IdlensError` `storage.unavailable` (retryable) when the database does not answer; what `work` throws is thrown on.
 */
export interface SqlStore {
  readonly engine: 'sqlite' | 'postgresql';
  /**
   * Runs `work` in one transaction: everything it did is durable when the promise fulfils and undone when it rejects. `work` waits for
   * nothing but its own queries on `db`, and has no effect elsewhere, for it may be run again.
   */
  transact<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
  /** {@link transact} for a single statement, which needs no words around it to be a transaction. */
  statement<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
  /** Runs `work`, which only reads, without a transaction. */
  read<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>;
  /** Ends what is under way and closes the database. Safe to call twice. */
  close(): Promise<void>;
}
