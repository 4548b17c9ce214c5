import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, inject, it } from 'vitest';
import {
  createSqlTokenLedger,
  openPostgresStore,
  openSqliteStore,
  type SqlStore,
} from '../../src/adapters/sql/index.ts';
import { createManualClock, tokenLedgerContract } from '../../src/testing.ts';
import { newDatabase } from '../postgres/postgres-server.ts';

const LEASE_MS = 60_000;

function suiteOver(name: string, open: () => Promise<SqlStore>): void {
  describe(`token ledger in ${name}`, () => {
    const clock = createManualClock(Date.UTC(2026, 0, 1));
    let store: SqlStore | undefined;
    tokenLedgerContract(
      { describe, it, afterAll },
      {
        async make() {
          store = await open();
          return createSqlTokenLedger(store, {
            clock,
            secret: 'a secret of the contract, long enough',
            leaseMs: LEASE_MS,
          });
        },
        advance: (durationMs) => clock.advance(durationMs),
        leaseMs: LEASE_MS,
        close: async () => store?.close(),
      },
    );
  });
}

const folder = mkdtempSync(path.join(tmpdir(), 'idlens-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

suiteOver('SQLite', () => openSqliteStore({ dataFolder: folder }));
suiteOver('PostgreSQL', async () => openPostgresStore({ databaseUrl: await newDatabase(inject('postgresUrl')) }));
