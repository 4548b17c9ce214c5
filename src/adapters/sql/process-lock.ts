import { join } from 'node:path';
import type Sqlite from 'libsql';
import { IdlensError } from '../../domain/errors.ts';
import { openOwnFile } from './own-file.ts';
import { isBusy } from './storage-failure.ts';

/** Ends the hold on a folder. */
export type ReleaseLock = () => void;

/**
 * Makes this process the only one that serves `folder`, through a write lock on the file `server.lock` in it, which names the holder's
 * process id. The operating system drops the lock with the process, however it ends, so a crash leaves nothing behind.
 * Throws `storage.unavailable` (not retryable) when another server has the folder.
 */
export function lockFolder(folder: string): ReleaseLock {
  const lock = openOwnFile(join(folder, 'server.lock'));
  try {
    lock.exec('pragma busy_timeout = 0; begin immediate');
    lock.exec('create table if not exists holder (pid integer not null); delete from holder');
    lock.prepare('insert into holder (pid) values (?)').run(process.pid);
    lock.exec('commit; begin immediate');
  } catch (error) {
    const refusal = isBusy(error) ? takenBy(lock) : error;
    lock.close();
    throw refusal;
  }
  return () => {
    if (!lock.open) return;
    // Closing waits for statements to be collected as garbage, and so would the lock.
    lock.exec('rollback');
    lock.close();
  };
}

function takenBy(lock: Sqlite.Database): IdlensError {
  const [holder] = readHolder(lock);
  const name = holder === undefined ? 'Another process' : `The process ${holder.pid}`;
  return new IdlensError(
    'storage.unavailable',
    `${name} serves the data folder already; one folder is for one server.`,
  );
}

function readHolder(lock: Sqlite.Database): readonly { readonly pid: number }[] {
  try {
    return lock.prepare('select pid from holder').all() as { pid: number }[];
  } catch {
    // The holder is just writing its name.
    return [];
  }
}
