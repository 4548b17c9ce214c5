import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { createSqlTokenLedger, openSqliteStore } from '../../src/adapters/sql/index.ts';
import { createManualClock } from '../../src/testing.ts';
import { auditLedger } from './audit-ledger.ts';
import { loadParts, SOURCE, withMutant } from './source-code.ts';

const ORGANISATION = 'acme';
const ROUNDS = 5;
const WRITER = fileURLToPath(new URL('writer-process.ts', import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), 'idlens-killed-'));
afterAll(() => rmSync(root, { recursive: true }));

const newFolder = (): string => mkdtempSync(path.join(root, 'data-'));
const writerCommand = (folder: string, data: string): readonly string[] => [
  '--import',
  'tsx',
  WRITER,
  folder,
  data,
  ORGANISATION,
];

/** The holds that a server running the code in `folder` called settled before it was killed in the middle of its work. */
async function killedServer(folder: string, dataFolder: string): Promise<string[]> {
  const server = spawn(process.execPath, writerCommand(folder, dataFolder), { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'close');
  let output = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(server.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 300));
  server.kill('SIGKILL');
  await ended;
  return output.split('\n').slice(0, -1);
}

async function grantTokens(dataFolder: string): Promise<void> {
  const store = await openSqliteStore({ dataFolder });
  const ledger = createSqlTokenLedger(store, { clock: createManualClock(Date.now()), secret: 'of the auditor' });
  await ledger.grant(ORGANISATION, 1_000_000, 'test');
  await store.close();
}

/** What an audit finds after each of some rounds of killing. */
async function killing(folder: string, rounds: number) {
  const dataFolder = newFolder();
  const clock = createManualClock(Date.now());
  const acknowledged: string[] = [];
  const violations: string[] = [];
  const open = async () => {
    const store = await openSqliteStore({ dataFolder });
    return { store, ledger: createSqlTokenLedger(store, { clock, secret: 'of the auditor' }) };
  };
  await grantTokens(dataFolder);
  for (let round = 0; round < rounds; round++) {
    acknowledged.push(...(await killedServer(folder, dataFolder)));
    const { store, ledger } = await open();
    clock.advance(1_000_000);
    await ledger.recover();
    violations.push(...(await auditLedger(store, ORGANISATION, acknowledged)).violations);
    await store.close();
  }
  return { acknowledged: acknowledged.length, violations };
}

/** How far the database of the code in `folder` goes to have a commit on the disk. */
async function durability(folder: string): Promise<Record<string, unknown>> {
  const { openSqliteStore } = await loadParts(folder);
  const store = await openSqliteStore({ dataFolder: newFolder() });
  const read = async (name: string): Promise<unknown> => {
    const { rows } = await store.read((db) => sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db));
    return rows[0]?.[name];
  };
  const pragmas = { journal_mode: await read('journal_mode'), synchronous: await read('synchronous') };
  await store.close();
  return pragmas;
}

/** sqlite.org/pragma.html#pragma_synchronous: 2 is FULL, a sync to disk for every commit, also with a write-ahead log. */
const DURABLE = { journal_mode: 'wal', synchronous: 2 };

const hasStrace = ((): boolean => {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('fault 2: a server on SQLite that dies', () => {
  it(`loses no acknowledged call over ${ROUNDS} kills`, async () => {
    const { acknowledged, violations } = await killing(SOURCE, ROUNDS);
    expect(violations).toEqual([]);
    expect(acknowledged).toBeGreaterThan(100);
    console.log(`kills on SQLite: ${JSON.stringify({ rounds: ROUNDS, acknowledged, lost: 0 })}`);
  });

  it('would be noticed: a ledger that answers before the commit fails the same check', async () => {
    const hasty = {
      file: 'adapters/sql/group-commit.ts',
      code: 'await commit.execute(connection);',
      becomes:
        'for (const work of group) work.tell(); await new Promise((resolve) => setTimeout(resolve, 50)); await commit.execute(connection);',
    };
    // Every other commit is of holds, whose loss costs nothing: a kill meets one that counts about every second time.
    const { violations } = await withMutant([hasty], (folder) => killing(folder, 12));
    expect(violations.join('\n')).toMatch(/acknowledged calls are lost/);
  });

  it('asks SQLite to have every commit on the disk', async () => {
    expect(await durability(SOURCE)).toEqual(DURABLE);
  });

  it('would be noticed: without it the same check fails', async () => {
    const careless = {
      file: 'adapters/sql/sqlite-store.ts',
      code: "'synchronous = FULL'",
      becomes: "'synchronous = NORMAL'",
    };
    expect(await withMutant([careless], durability)).not.toEqual(DURABLE);
  });

  it.skipIf(!hasStrace)(
    `syncs to disk for its commits${hasStrace ? '' : ' (not run: there is no strace here)'}`,
    async () => {
      const dataFolder = newFolder();
      await grantTokens(dataFolder);
      const trace = path.join(root, 'trace');
      const traced = ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', trace, process.execPath];
      execFileSync('strace', [...traced, ...writerCommand(SOURCE, dataFolder), '20'], { stdio: 'ignore' });
      // 8 lanes whose 20 calls share commits have two commits a call at least.
      const syncs = readFileSync(trace, 'utf8')
        .split('\n')
        .filter((line) => /f(?:data)?sync\(/.test(line));
      expect(syncs.length).toBeGreaterThanOrEqual(40);
    },
  );
});
