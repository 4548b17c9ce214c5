/** Accounts in SQL: SQLite for one server, PostgreSQL for many replicas. Every adapter here is made with an open {@link SqlStore}. */

export type { Database } from './database.ts';
export { openPostgresStore, type PostgresStoreOptions } from './postgres-store.ts';
export { createSqlApiKeys } from './sql-api-keys.ts';
export { createSqlOrganisations } from './sql-organisations.ts';
export { createSqlRateLimiter } from './sql-rate-limiter.ts';
export type { SqlStore } from './sql-store.ts';
export { createSqlTokenLedger, type SqlTokenLedgerOptions } from './sql-token-ledger.ts';
export { openSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';
