import { createClient, defineScript } from '@redis/client';
import {
  dayOf,
  decisionAfter,
  intervalMs,
  type RatePolicy,
  type RateState,
  toleranceMs,
} from '../../domain/account/rate-policy.ts';
import { IdlensError } from '../../domain/errors.ts';
import type { RateLimiter } from '../../ports/rate-limiter.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { TAKE_CALL } from './take-call-script.ts';

/** A Redis server that replicas share. */
export interface RedisRateLimiterOptions {
  /** `redis://user:password@host:port/database`, or `rediss://` for TLS. */
  readonly url: string;
  readonly policy: RatePolicy;
  /** Is told when the connection is lost. */
  readonly telemetry: Telemetry;
  /** Before every key; `idlens:` when left out. */
  readonly keyPrefix?: string;
  /** How long a call waits for Redis, also while there is no connection; 1,000 when left out. */
  readonly timeoutMs?: number;
}

/** A {@link RateLimiter} with a connection. */
export interface RedisRateLimiter extends RateLimiter {
  /** Closes the connection; later calls fail. Safe to call twice. */
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
const MAX_RECONNECT_DELAY_MS = 2_000;

/**
 * A {@link RateLimiter} whose counts are in Redis, shared by all replicas. Connects on its own and again whenever the connection is lost. Keys
 * expire when they no longer matter, after a day at most.
 */
export function createRedisRateLimiter(options: RedisRateLimiterOptions): RedisRateLimiter {
  const { policy, keyPrefix = 'idlens:', timeoutMs = 1_000 } = options;
  const client = connect(options, timeoutMs);
  const rules = [intervalMs(policy), toleranceMs(policy), policy.perDay].map(String);

  return {
    async take(organisationId, nowMs) {
      const day = dayOf(nowMs);
      const moment = [nowMs, day].map(String);
      const reply = await answerWithin(timeoutMs, client.takeCall(`${keyPrefix}rate:${organisationId}`, moment, rules));
      const state: RateState = { arrivalMs: Number(reply.arrival), day, usedToday: reply.usedToday };
      return decisionAfter(policy, reply.allowed, state, nowMs);
    },
    async close() {
      if (client.isReady) await client.close();
      else if (client.isOpen) client.destroy();
    },
  };
}

function connect({ url, telemetry }: RedisRateLimiterOptions, timeoutMs: number) {
  const reconnectStrategy = (attempt: number): number =>
    Math.min(MAX_RECONNECT_DELAY_MS, 50 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2);
  const client = createClient({
    url,
    socket: { connectTimeout: CONNECT_TIMEOUT_MS, reconnectStrategy },
    commandOptions: { timeout: timeoutMs },
    scripts: { takeCall: defineScript(TAKE_CALL) },
  });
  let isLost = false;
  client.on('ready', () => {
    isLost = false;
  });
  client.on('error', (error: unknown) => {
    if (!isLost) telemetry.failure('redis.connection', error, {});
    isLost = true;
  });
  // Only closing ends the attempts to connect, and a call that comes meanwhile fails by itself.
  client.connect().catch(() => undefined);
  return client;
}

/** The client's own timeout ends with the writing of a command; a server that never answers needs one of ours. */
async function answerWithin<T>(timeoutMs: number, reply: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([reply, late]);
  } catch (cause) {
    const details = { retryable: true, retryAfterSeconds: 1, cause };
    throw new IdlensError('storage.unavailable', 'The store of the rate limits does not answer.', details);
  } finally {
    clearTimeout(timer);
  }
}
