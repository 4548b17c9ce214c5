import { chmodSync, closeSync, openSync } from 'node:fs';
import Sqlite from 'libsql';

/** Opens an SQLite file that only its owner may read; made when it is not there. Its logs inherit that. */
export function openOwnFile(file: string): Sqlite.Database {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  return new Sqlite(file);
}
