import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A Redis server for tests. */
export interface RedisServer {
  readonly url: string;
  /** Ends it, if it was started for the tests. */
  close(): Promise<void>;
}

/** What a suite without a server says in its title. */
export const NO_REDIS =
  'not run: set IDLENS_TEST_REDIS_URL, or have redis-server or valkey-server on the PATH (scripts/install-redis.sh)';

/**
 * The server of IDLENS_TEST_REDIS_URL, else a new one of the program on the PATH. Undefined when there is neither; with
 * IDLENS_TEST_REQUIRES_REDIS that is an error.
 */
export async function startRedisServer(): Promise<RedisServer | undefined> {
  const url = process.env['IDLENS_TEST_REDIS_URL'];
  if (url) return { url, close: async () => {} };
  const program = ['redis-server', 'valkey-server'].find(isOnPath);
  if (program !== undefined) return spawnServer(program);
  if (process.env['IDLENS_TEST_REQUIRES_REDIS']) throw new Error(`Redis suites are ${NO_REDIS}`);
  return undefined;
}

function isOnPath(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function spawnServer(program: string): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'idlens-redis-'));
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const server = spawn(program, settings, { stdio: 'ignore' });
  const kill = (): void => {
    server.kill('SIGKILL');
  };
  process.once('exit', kill);
  await listening(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      const ended = once(server, 'exit');
      kill();
      await ended;
      process.removeListener('exit', kill);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  return address.port;
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const socket = createConnection(port, '127.0.0.1');
    const isUp = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the Redis server does not listen');
}
