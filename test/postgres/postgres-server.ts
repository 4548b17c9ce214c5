import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { freePort } from '../free-port.ts';
import { postgresProgramFolder } from './postgres-programs.ts';

/** A PostgreSQL server for tests. */
export interface PostgresServer {
  /** Of a user who may make databases. */
  readonly url: string;
  /** Ends it and removes its data, if it was started for the tests. */
  close(): Promise<void>;
}

const USER = 'idlens';
const START_TIMEOUT_MS = 30_000;
/** Ends the server when standard input does, which is when this process is gone, however it ended; then removes the data. */
const GUARD = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$DATA"';

/**
 * The server of IDLENS_TEST_POSTGRES_URL; else a new one on the loopback address, with the system's programs or npm's. It writes to disk as
 * a server in use does, and takes nobody but the holder of its password.
 */
export async function startPostgresServer(): Promise<PostgresServer> {
  const given = process.env['IDLENS_TEST_POSTGRES_URL'];
  if (given) return { url: given, close: async () => undefined };
  const programs = postgresProgramFolder();
  const data = mkdtempSync(path.join(tmpdir(), 'idlens-postgres-'));
  const passwordFile = `${data}.password`;
  const password = randomBytes(16).toString('hex');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const account = serverAccount();
  if (account !== undefined) for (const file of [data, passwordFile]) chownSync(file, account.uid, account.gid);
  try {
    const options = ['-U', USER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C'];
    const [program, ...given] = as(account, [path.join(programs, 'initdb'), '-D', data, ...options]);
    execFileSync(program, given, { cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] });
  } finally {
    rmSync(passwordFile);
  }
  return serve(programs, data, password, account);
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, or as nobody where there is none. */
function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number | undefined => {
    try {
      return Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch {
      return undefined;
    }
  };
  return { uid: idOf('-u') ?? 65_534, gid: idOf('-g') ?? 65_534 };
}

function as(account: Account | undefined, command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  if (account === undefined) return command;
  return ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...command];
}

async function serve(programs: string, data: string, password: string, account: Account | undefined) {
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200'];
  const postgres = [path.join(programs, 'postgres'), '-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const [program, ...given] = as(account, ['sh', '-c', GUARD, 'guard', ...postgres]);
  const guard = spawn(program, given, {
    cwd: tmpdir(),
    env: { ...process.env, DATA: data },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  await answering(url, guard);
  return {
    url,
    async close() {
      const ended = once(guard, 'exit');
      guard.stdin?.end();
      await ended;
    },
  };
}

async function answering(url: string, guard: ChildProcess): Promise<void> {
  const startedMs = Date.now();
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (guard.exitCode !== null || Date.now() - startedMs > START_TIMEOUT_MS) {
        guard.stdin?.end();
        throw new Error('PostgreSQL was started and does not answer', { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Makes an empty database on the server and gives its URL. */
export async function newDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
