import { createClient, defineScript } from '@redis/client';
import { IdlensError } from '../../domain/errors.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { TAKE_CALL } from './take-call-script.ts';

/** A Redis server. */
export interface RedisConnectionOptions {
  /** `redis://user:password@host:port/database`, or `rediss://` for TLS. */
  readonly url: string;
  /** Is told when the connection is lost. */
  readonly telemetry: Telemetry;
  /** How long an answer may take, also while there is no connection. */
  readonly timeoutMs: number;
}

/** A connection that is made again whenever it is lost or the server falls silent. */
export interface RedisConnection {
  /** What `command` comes to; throws `storage.unavailable` (retryable) when that takes too long or there is no server. */
  ask<T>(command: (client: RedisClient) => Promise<T>): Promise<T>;
  /** Ends the connection at once; questions under way and later ones fail. Safe to call twice. */
  close(): void;
}

/** The client with our script as one of its commands. */
export type RedisClient = ReturnType<typeof clientOf>;

const CONNECT_TIMEOUT_MS = 5_000;
const MAX_RECONNECT_DELAY_MS = 2_000;

/** Opens a connection without waiting for it. */
export function openRedisConnection({ url, telemetry, timeoutMs }: RedisConnectionOptions): RedisConnection {
  let isClosed = false;
  let isLost = false;
  let client = connect();

  function connect(): RedisClient {
    const next = clientOf(url);
    next.on('ready', () => {
      isLost = false;
    });
    next.on('error', (error: unknown) => {
      if (!isLost) telemetry.failure('redis.connection', error, {});
      isLost = true;
    });
    // Attempts end only when the client is closed, and a question that comes meanwhile fails by itself.
    next.connect().catch(() => undefined);
    return next;
  }

  /** A server that is gone without a word leaves a connection that looks well, so silence ends it. */
  function replace(silent: RedisClient): void {
    if (silent !== client || isClosed) return;
    client = connect();
    silent.destroy();
  }

  return {
    async ask(command) {
      const asked = client;
      let timer: NodeJS.Timeout | undefined;
      const silence = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`no answer within ${timeoutMs} ms`));
          replace(asked);
        }, timeoutMs);
      });
      try {
        return await Promise.race([command(asked), silence]);
      } catch (cause) {
        const details = { retryable: true, retryAfterSeconds: 1, cause };
        throw new IdlensError('storage.unavailable', 'Redis does not answer.', details);
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      isClosed = true;
      if (client.isOpen) client.destroy();
    },
  };
}

function clientOf(url: string) {
  const reconnectStrategy = (attempt: number): number =>
    Math.min(MAX_RECONNECT_DELAY_MS, 50 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2);
  return createClient({
    url,
    socket: { connectTimeout: CONNECT_TIMEOUT_MS, reconnectStrategy },
    scripts: { takeCall: defineScript(TAKE_CALL) },
  });
}
