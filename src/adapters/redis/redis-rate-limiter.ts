import {
  dayOf,
  decisionAfter,
  intervalMs,
  type RatePolicy,
  type RateState,
  toleranceMs,
} from '../../domain/account/rate-policy.ts';
import type { RateLimiter } from '../../ports/rate-limiter.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { openRedisConnection } from './redis-connection.ts';

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
  /** Ends the connection at once; calls under way and later ones fail. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * A {@link RateLimiter} whose counts are in Redis, shared by all replicas. Connects on its own and again whenever the connection is lost. Keys
 * expire when they no longer matter, after a day at most.
 */
export function createRedisRateLimiter(options: RedisRateLimiterOptions): RedisRateLimiter {
  const { url, telemetry, policy, keyPrefix = 'idlens:', timeoutMs = 1_000 } = options;
  const redis = openRedisConnection({ url, telemetry, timeoutMs });
  const rules = [intervalMs(policy), toleranceMs(policy), policy.perDay].map(String);
  return {
    async take(organisationId, nowMs) {
      const day = dayOf(nowMs);
      const moment = [nowMs, day].map(String);
      const key = `${keyPrefix}rate:${organisationId}`;
      const reply = await redis.ask((client) => client.takeCall(key, moment, rules));
      const state: RateState = { arrivalMs: Number(reply.arrival), day, usedToday: reply.usedToday };
      return decisionAfter(policy, reply.allowed, state, nowMs);
    },
    close: async () => redis.close(),
  };
}
