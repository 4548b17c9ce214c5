import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { openSqliteStore } from '../../src/adapters/sql/sqlite-store.ts';
import { accountSuites } from './sql-account-suites.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'idlens-accounts-'));
const [store, closed] = [
  await openSqliteStore({ dataFolder: folder }),
  await openSqliteStore({ dataFolder: folder, besideServer: true }),
];
await closed.close();

describe('accounts in SQLite', () => {
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  accountSuites({ describe, it, afterAll }, store, closed);
});
