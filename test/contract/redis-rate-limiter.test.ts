import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { createClient } from '@redis/client';
import { afterAll, describe, expect, it } from 'vitest';
import { createRedisRateLimiter, type RedisRateLimiter } from '../../src/adapters/redis/redis-rate-limiter.ts';
import { DEFAULT_RATE_POLICY, type RatePolicy } from '../../src/domain/account/rate-policy.ts';
import { createRecordingTelemetry, rateLimiterContract } from '../../src/testing.ts';
import { freePort } from '../free-port.ts';
import { redisTitle, startRedisServer } from '../redis/redis-server.ts';

const runner = { describe, it, afterAll };
const NOW_MS = Date.UTC(2026, 0, 15, 23);
/** What earlier runs left on the server does no harm. */
const PREFIX = `test-${process.pid}-${Date.now()}:`;
const redis = await startRedisServer();
const open: RedisRateLimiter[] = [];

afterAll(async () => {
  await Promise.all(open.map((limiter) => limiter.close()));
  await redis?.close();
});

describe.skipIf(redis === undefined)(redisTitle('Redis rate limiter', redis), () => {
  rateLimiterContract(runner, {
    make: limiterWith,
    makeUnavailable: async () => limiterWith(DEFAULT_RATE_POLICY, `redis://127.0.0.1:${await freePort()}`, 50),
  });

  it('shares its counts between replicas', async () => {
    const replicas = [limiterWith(DEFAULT_RATE_POLICY), limiterWith(DEFAULT_RATE_POLICY)];
    const calls = Array.from({ length: 100 }, (_, call) => replicas[call % 2]?.take('shared', NOW_MS));
    const decisions = await Promise.all(calls);
    expect(decisions.filter((decision) => decision?.allowed)).toHaveLength(35);
  });

  it('lets a key expire with the day or the backlog, whichever is longer', async () => {
    const client = await createClient({ url: redis?.url ?? '' }).connect();
    await limiterWith(DEFAULT_RATE_POLICY).take('day', NOW_MS);
    await limiterWith({ sustainedPerSecond: 0.0001, burst: 2, perDay: 9 }).take('backlog', NOW_MS);
    const [day, backlog] = [await client.pTTL(`${PREFIX}rate:day`), await client.pTTL(`${PREFIX}rate:backlog`)];
    client.destroy();
    expect(day).toBeGreaterThan(3_500_000);
    expect(day).toBeLessThanOrEqual(3_600_000);
    expect(backlog).toBeGreaterThan(9_900_000);
  });

  it('connects again when the server falls silent on a connection', async () => {
    const upstream = new URL(redis?.url ?? '');
    const relayed: Socket[] = [];
    const relay = createServer((socket) => {
      relayed.push(socket);
      const server = createConnection(Number(upstream.port || 6379), upstream.hostname);
      socket.pipe(server).pipe(socket);
      for (const end of [socket, server]) end.on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await once(relay, 'listening');
    const relayUrl = new URL(upstream);
    relayUrl.host = `127.0.0.1:${(relay.address() as AddressInfo).port}`;
    const limiter = limiterWith(DEFAULT_RATE_POLICY, relayUrl.href, 300);
    await limiter.take('silence', NOW_MS);
    relayed[0]?.unpipe();
    await expect(limiter.take('silence', NOW_MS)).rejects.toMatchObject({ code: 'storage.unavailable' });
    const { windows } = await limiter.take('silence', NOW_MS);
    expect(windows[0]?.remaining).toBe(33);
    await limiter.close();
    for (const socket of relayed) socket.destroy();
    relay.close();
  });

  it('goes on when the server forgot the script', async () => {
    const limiter = limiterWith(DEFAULT_RATE_POLICY);
    await limiter.take('script', NOW_MS);
    const client = await createClient({ url: redis?.url ?? '' }).connect();
    await client.scriptFlush();
    client.destroy();
    const { windows } = await limiter.take('script', NOW_MS);
    expect(windows[0]?.remaining).toBe(33);
  });
});

describe('a Redis rate limiter without Redis', () => {
  it('fails retryably when the server takes connections and never answers', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const limiter = limiterWith(DEFAULT_RATE_POLICY, `redis://127.0.0.1:${port}`, 50);
    await expect(limiter.take('acme', NOW_MS)).rejects.toMatchObject({ code: 'storage.unavailable', retryable: true });
    await limiter.close();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('tells once that there is no connection, and can be closed', async () => {
    const telemetry = createRecordingTelemetry();
    const url = `redis://user:secret@127.0.0.1:${await freePort()}`;
    const limiter = createRedisRateLimiter({ url, policy: DEFAULT_RATE_POLICY, telemetry, timeoutMs: 400 });
    const failure = await limiter.take('acme', NOW_MS).catch((error: unknown) => error);
    expect(telemetry.failures.map(({ event }) => event)).toEqual(['redis.connection']);
    expect(String(failure)).not.toContain('secret');
    expect(String(telemetry.failures[0]?.error)).not.toContain('secret');
    await limiter.close();
    await limiter.close();
    await expect(limiter.take('acme', NOW_MS)).rejects.toMatchObject({ code: 'storage.unavailable' });
  });
});

// Helpers

function limiterWith(policy: RatePolicy, url = redis?.url ?? '', timeoutMs = 10_000): RedisRateLimiter {
  const telemetry = createRecordingTelemetry();
  const limiter = createRedisRateLimiter({ url, policy, telemetry, keyPrefix: PREFIX, timeoutMs });
  open.push(limiter);
  return limiter;
}
