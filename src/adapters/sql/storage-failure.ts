import { IdlensError } from '../../domain/errors.ts';

/**
 * Classes of SQLSTATE (PostgreSQL manual, appendix A) that say nothing about the query: connection exception, invalid transaction state,
 * transaction rollback, insufficient resources, operator intervention, system error.
 */
const TRANSIENT_SQLSTATE = /^(?:08|25|40|53|57|58)...$|^55P03$/;
/** What SQLite reports when disk, memory or another process is in the way (sqlite.org/rescode.html). */
const TRANSIENT_SQLITE =
  /^SQLITE_(?:BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY|NOMEM|PROTOCOL|CORRUPT|NOTADB|INTERRUPT)(?:_|$)/;
/** Codes of the operating system: ECONNREFUSED, EPIPE, ENOTFOUND … */
const SYSTEM_CODE = /^E[A-Z]{3,}/;
/** `pg` and its pool give no code to the end of a connection. */
const CONNECTION_MESSAGE =
  /^(?:Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|The server does not support|driver has already been destroyed)/;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Serialization failure and deadlock: the same transaction may succeed when it is run again. */
export function isWorthRepeating(error: unknown): boolean {
  return /^40(?:001|P01)$/.test(codeOf(error));
}

/** SQLite's answer when another connection is in the way. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));
}

/** `storage.unavailable` (retryable) with `error` as its cause when the database is at fault; any other error as it is. */
export function asStorageFailure(error: unknown): unknown {
  const code = codeOf(error);
  const isDatabase = TRANSIENT_SQLSTATE.test(code) || TRANSIENT_SQLITE.test(code) || SYSTEM_CODE.test(code);
  if (!isDatabase && !(error instanceof Error && CONNECTION_MESSAGE.test(error.message))) return error;
  return storageUnavailable('The database does not answer.', error);
}

/** A retryable `storage.unavailable`. */
export function storageUnavailable(message: string, cause?: unknown): IdlensError {
  return new IdlensError('storage.unavailable', message, { retryable: true, retryAfterSeconds: 1, cause });
}

/** A kept answer that is not what was stored: asking again does not help. */
export function corruptAnswer(cause: unknown): IdlensError {
  return new IdlensError('storage.unavailable', 'The kept answer of the first call cannot be read.', { cause });
}
