import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import Sqlite from 'libsql';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createAnswerSeal } from '../../src/adapters/sql/answer-seal.ts';
import {
  createSqlTokenLedger,
  openPostgresStore,
  openSqliteStore,
  type SqlStore,
} from '../../src/adapters/sql/index.ts';
import { createManualClock } from '../../src/testing.ts';
import { newDatabase } from '../postgres/postgres-server.ts';

const root = mkdtempSync(path.join(tmpdir(), 'idlens-store-'));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;
const newFolder = (): string => path.join(root, `folder-${++folders}`, 'data');

function addSecret(store: SqlStore, name: string, failure?: Error): Promise<string> {
  return store.transact(async (db) => {
    await db.insertInto('secrets').values({ name, value: 'value' }).execute();
    if (failure !== undefined) throw failure;
    return name;
  });
}

const secretsOf = async (store: SqlStore): Promise<string[]> => {
  const rows = await store.read((db) => db.selectFrom('secrets').select('name').orderBy('name').execute());
  return rows.map(({ name }) => name);
};

/** What both engines promise. */
function storeSuite(open: () => Promise<SqlStore>): void {
  it('keeps what a transaction did, and nothing of one that throws, also of many at once', async () => {
    const store = await open();
    const failure = new Error('the work fails');
    const outcomes = await Promise.allSettled([
      addSecret(store, 'a'),
      addSecret(store, 'b', failure),
      addSecret(store, 'a'),
      addSecret(store, 'c'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: failure });
    expect(await secretsOf(store)).toEqual(['a', 'c']);
    await store.close();
  });

  it('refuses retryably once it is closed', async () => {
    const store = await open();
    await Promise.all([store.close(), store.close()]);
    const refusal = { code: 'storage.unavailable', retryable: true };
    await expect(secretsOf(store)).rejects.toMatchObject(refusal);
    await expect(addSecret(store, 'late')).rejects.toMatchObject(refusal);
  });

  it('keeps neither keys nor answers nor digests of calls as they are', async () => {
    const store = await open();
    const ledger = createSqlTokenLedger(store, { clock: createManualClock(0), secret: 'one secret '.repeat(4) });
    await ledger.grant('acme', 5, 'test');
    const call = { idempotencyKey: 'the-key-of-the-caller', fingerprint: 'f1f2f3f4f5f6' };
    const taken = await ledger.holdOnce('acme', 1, { operation: 'document.scan', requestId: 'r' }, call);
    if (taken.state === 'held') await ledger.settle(taken.hold, '{"lastName":"ERIKSSON"}');
    const rows = await store.read((db) => db.selectFrom('token_holds').selectAll().execute());
    expect(rows).toHaveLength(1);
    const kept = JSON.stringify(rows);
    for (const said of [call.idempotencyKey, call.fingerprint, 'ERIKSSON', Buffer.from('ERIKSSON').toString('base64')])
      expect(kept).not.toContain(said);
    const stranger = createSqlTokenLedger(store, { clock: createManualClock(0), secret: 'another secret '.repeat(4) });
    expect(await stranger.holdOnce('acme', 1, { operation: 'document.scan', requestId: 'r' }, call)).toMatchObject({
      state: 'held',
    });
    await store.close();
  });
}

describe('the store in SQLite', () => {
  storeSuite(() => openSqliteStore({ dataFolder: newFolder() }));

  it('makes its folder and files for their owner alone', async () => {
    const dataFolder = newFolder();
    const store = await openSqliteStore({ dataFolder });
    expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
    for (const file of ['accounts.sqlite', 'accounts.sqlite-wal', 'server.lock'])
      expect(statSync(path.join(dataFolder, file)).mode & 0o777, file).toBe(0o600);
    await store.close();
  });

  it('keeps what was stored when it is opened again', async () => {
    const dataFolder = newFolder();
    const first = await openSqliteStore({ dataFolder });
    await addSecret(first, 'kept');
    await first.close();
    const second = await openSqliteStore({ dataFolder });
    expect(await secretsOf(second)).toEqual(['kept']);
    await second.close();
  });

  it('refuses a second server and names the process of the first, until that one closes', async () => {
    const dataFolder = newFolder();
    const store = await openSqliteStore({ dataFolder });
    const second = openSqliteStore({ dataFolder });
    await expect(second).rejects.toMatchObject({ code: 'storage.unavailable', retryable: false });
    await expect(second).rejects.toThrow(`process ${process.pid} `);
    await store.close();
    await (await openSqliteStore({ dataFolder })).close();
  });

  it('takes over the folder of a server that was killed', async () => {
    const dataFolder = newFolder();
    const program = path.join(root, 'killed.mts');
    const index = path.resolve('src/adapters/sql/index.ts');
    writeFileSync(
      program,
      `import { openSqliteStore } from ${JSON.stringify(index)};
       await openSqliteStore({ dataFolder: ${JSON.stringify(dataFolder)} });
       process.kill(process.pid, 'SIGKILL');`,
    );
    const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');
    expect(() => execFileSync(process.execPath, [tsx, program], { stdio: 'pipe' })).toThrow();
    expect(existsSync(path.join(dataFolder, 'server.lock'))).toBe(true);
    await (await openSqliteStore({ dataFolder })).close();
  });

  it('lets a command work beside the server', async () => {
    const dataFolder = newFolder();
    const server = await openSqliteStore({ dataFolder });
    const command = await openSqliteStore({ dataFolder, besideServer: true });
    await addSecret(command, 'by the command');
    await addSecret(server, 'by the server');
    expect(await secretsOf(command)).toEqual(['by the command', 'by the server']);
    await command.close();
    await server.close();
  });

  it('keeps its log short', async () => {
    const dataFolder = newFolder();
    const store = await openSqliteStore({ dataFolder });
    for (let round = 0; round < 60; round++)
      await Promise.all(
        Array.from({ length: 64 }, (_, index) => addSecret(store, `secret ${round} ${index} ${'x'.repeat(900)}`)),
      );
    expect(statSync(path.join(dataFolder, 'accounts.sqlite-wal')).size).toBeLessThan(16 * 1024 * 1024);
    await store.close();
  });

  it('refuses a database of a newer version, for good', async () => {
    const dataFolder = newFolder();
    await (await openSqliteStore({ dataFolder })).close();
    const database = new Sqlite(path.join(dataFolder, 'accounts.sqlite'));
    database.exec("insert into schema_migrations values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')");
    database.close();
    await expect(openSqliteStore({ dataFolder })).rejects.toMatchObject({
      code: 'storage.unavailable',
      retryable: false,
    });
  });

  it('makes its schema whole or not at all', async () => {
    const dataFolder = newFolder();
    mkdirSync(dataFolder, { recursive: true });
    const file = path.join(dataFolder, 'accounts.sqlite');
    const database = new Sqlite(file);
    database.exec('create table secrets (in_the_way text)');
    await expect(openSqliteStore({ dataFolder })).rejects.toMatchObject({ code: 'storage.unavailable' });
    expect(database.prepare("select name from sqlite_master where type = 'table'").all()).toEqual([
      { name: 'secrets' },
    ]);
    database.exec('drop table secrets');
    await (await openSqliteStore({ dataFolder })).close();
    database.close();
  });

  it('cannot serve a file that is no database', async () => {
    const dataFolder = newFolder();
    await (await openSqliteStore({ dataFolder })).close();
    writeFileSync(path.join(dataFolder, 'accounts.sqlite'), 'no database '.repeat(1_000));
    await expect(openSqliteStore({ dataFolder })).rejects.toMatchObject({ code: 'storage.unavailable' });
  });

  it('leaves a database that SQLite can read, with nothing in its log after it is closed', async () => {
    const dataFolder = newFolder();
    const store = await openSqliteStore({ dataFolder });
    await addSecret(store, 'kept');
    await store.close();
    const log = path.join(dataFolder, 'accounts.sqlite-wal');
    expect(existsSync(log) ? readFileSync(log).length : 0).toBe(0);
    const database = new Sqlite(path.join(dataFolder, 'accounts.sqlite'), { readonly: true });
    expect(database.prepare('select name from secrets').all()).toEqual([{ name: 'kept' }]);
    database.close();
  });
});

describe('the store in PostgreSQL', () => {
  storeSuite(async () => openPostgresStore({ databaseUrl: await newDatabase(inject('postgresUrl')) }));

  it('makes its schema once when six servers start at once', async () => {
    const databaseUrl = await newDatabase(inject('postgresUrl'));
    const stores = await Promise.all(Array.from({ length: 6 }, () => openPostgresStore({ databaseUrl })));
    await Promise.all(stores.map((store, index) => addSecret(store, `server ${index}`)));
    expect(await secretsOf(stores[0]!)).toHaveLength(6);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('is unavailable, retryably and without its password, where nobody answers', async () => {
    const silent = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const opened = openPostgresStore({ databaseUrl: `postgres://idlens:the-password@127.0.0.1:${port}/idlens` });
    const error: Error = await opened.then(
      () => new Error('it was opened'),
      (reason: Error) => reason,
    );
    silent.close();
    expect(error).toMatchObject({ code: 'storage.unavailable', retryable: true });
    expect(`${error.stack} ${(error.cause as Error).stack}`).not.toContain('the-password');
  });

  it('runs transactions again that PostgreSQL ended for a deadlock', async () => {
    const store = await openPostgresStore({ databaseUrl: await newDatabase(inject('postgresUrl')) });
    for (const name of ['a', 'b']) await addSecret(store, name);
    let arrived = 0;
    let bothArrived = (): void => {};
    const meeting = new Promise<void>((resolve) => {
      bothArrived = resolve;
    });
    const crosswise = (first: string, second: string) =>
      store.transact(async (db) => {
        await sql`update secrets set value = value || ${first} where name = ${first}`.execute(db);
        if (++arrived === 2) bothArrived();
        await meeting;
        await sql`update secrets set value = value || ${first} where name = ${second}`.execute(db);
      });
    await Promise.all([crosswise('a', 'b'), crosswise('b', 'a')]);
    const rows = await store.read((db) => db.selectFrom('secrets').select('value').execute());
    for (const { value } of rows) expect([...value.slice('value'.length)].sort()).toEqual(['a', 'b']);
    await store.close();
  });
});

describe('the seal of kept answers', () => {
  const seal = createAnswerSeal('a secret of 32 characters or more');
  const { keyDigest } = seal.digestsOf('acme', { idempotencyKey: 'k', fingerprint: '00' });

  it('opens what it sealed, which never looks the same twice', () => {
    const sealed = seal.seal('Ærøskøbing \u{1f9fe}', keyDigest, 'hold');
    expect(seal.open(sealed, keyDigest, 'hold')).toBe('Ærøskøbing \u{1f9fe}');
    expect(seal.seal('Ærøskøbing \u{1f9fe}', keyDigest, 'hold')).not.toBe(sealed);
  });

  it('does not open what was changed, moved to another hold or key, or cut', () => {
    const sealed = seal.seal('answer', keyDigest, 'hold');
    const other = seal.digestsOf('acme', { idempotencyKey: 'l', fingerprint: '00' }).keyDigest;
    const changed = Buffer.from(sealed, 'base64');
    changed[changed.length - 1]! ^= 1;
    for (const open of [
      () => seal.open(changed.toString('base64'), keyDigest, 'hold'),
      () => seal.open(sealed, keyDigest, 'another'),
      () => seal.open(sealed, other, 'hold'),
      () => seal.open(sealed.slice(0, 20), keyDigest, 'hold'),
      () => seal.open('', keyDigest, 'hold'),
    ])
      expect(open).toThrow(/cannot be read/);
  });

  it('gives the same key of two organisations two digests', () => {
    const call = { idempotencyKey: 'k', fingerprint: '00' };
    expect(seal.digestsOf('acme', call).keyDigest).not.toBe(seal.digestsOf('umbrella', call).keyDigest);
  });
});
