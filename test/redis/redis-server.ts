import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port.ts';

/** A Redis server for tests. */
export interface RedisServer {
  readonly url: string;
  /** Ends it, if it was started for the tests. */
  close(): Promise<void>;
}

const NO_REDIS =
  'not run: set IDLENS_TEST_REDIS_URL, or have redis-server or valkey-server on the PATH (scripts/install-redis.sh)';

/** The title of a suite that needs Redis; without a server it says why the suite is left out. */
export function redisTitle(title: string, server: RedisServer | undefined): string {
  return server === undefined ? `${title} (${NO_REDIS})` : title;
}

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

/** Ends the server when standard input does, which is when this process is gone, however it ended; then removes its folder. */
const GUARD = '"$@" & server=$!; cat >/dev/null; kill -KILL $server; wait $server; rm -rf "$FOLDER"';

async function spawnServer(program: string): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'idlens-redis-'));
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const guard = spawn('sh', ['-c', GUARD, 'guard', program, ...settings], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await listening(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      const ended = once(guard, 'exit');
      guard.stdin.end();
      await ended;
    },
  };
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
