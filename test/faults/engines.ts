import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { SqlStore } from '../../src/adapters/sql/index.ts';
import { newDatabase } from '../postgres/postgres-server.ts';
import type { loadParts } from './source-code.ts';

type Parts = Awaited<ReturnType<typeof loadParts>>;

/** The engines that a check runs on. */
export const ENGINES = ['SQLite', 'PostgreSQL'] as const;

/** Runs `check` on the stores that this many servers share: one for SQLite, which is for one server. */
export async function withStores<T>(
  engine: (typeof ENGINES)[number],
  parts: Parts,
  servers: number,
  check: (stores: readonly [SqlStore, ...SqlStore[]]) => Promise<T>,
): Promise<T> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'idlens-fault-'));
  const stores: SqlStore[] = [];
  try {
    if (engine === 'SQLite') stores.push(await parts.openSqliteStore({ dataFolder }));
    else {
      const databaseUrl = await newDatabase(inject('postgresUrl'));
      for (let server = 0; server < servers; server++) stores.push(await parts.openPostgresStore({ databaseUrl }));
    }
    const [first, ...others] = stores;
    if (first === undefined) throw new Error('a check needs a server');
    return await check([first, ...others]);
  } finally {
    for (const store of stores) await store.close();
    rmSync(dataFolder, { recursive: true });
  }
}
