import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createRedisRateLimiter } from '../../src/adapters/redis/index.ts';
import { createSqlRateLimiter, openPostgresStore, openSqliteStore } from '../../src/adapters/sql/index.ts';
import { createAdmitCaller } from '../../src/app/use-cases/admit-caller.ts';
import {
  DEFAULT_RATE_POLICY,
  type RatePolicy,
  type RateState,
  takeCall,
} from '../../src/domain/account/rate-policy.ts';
import type { RateLimiter } from '../../src/ports/rate-limiter.ts';
import {
  createManualClock,
  createMemoryApiKeyDirectory,
  createMemoryRateLimiter,
  createRecordingTelemetry,
} from '../../src/testing.ts';
import { newDatabase } from '../postgres/postgres-server.ts';
import { redisTitle, startRedisServer } from '../redis/redis-server.ts';

/** Makes the limiters of two replicas. */
type MakeReplicas = (policy: RatePolicy) => readonly [RateLimiter, RateLimiter];

const folder = mkdtempSync(path.join(tmpdir(), 'idlens-limits-'));
const databaseUrl = await newDatabase(inject('postgresUrl'));
const sqlite = [
  await openSqliteStore({ dataFolder: folder }),
  await openSqliteStore({ dataFolder: folder, besideServer: true }),
] as const;
const postgres = [await openPostgresStore({ databaseUrl }), await openPostgresStore({ databaseUrl })] as const;
const redis = await startRedisServer();
const closeAll: (() => Promise<void>)[] = [...sqlite, ...postgres].map((store) => () => store.close());

afterAll(async () => {
  await Promise.all(closeAll.map((close) => close()));
  await redis?.close();
  rmSync(folder, { recursive: true });
});

describe('two replicas over SQLite', () =>
  limitsHold((policy) => [createSqlRateLimiter(sqlite[0], policy), createSqlRateLimiter(sqlite[1], policy)]));
describe('two replicas over PostgreSQL', () =>
  limitsHold((policy) => [createSqlRateLimiter(postgres[0], policy), createSqlRateLimiter(postgres[1], policy)]));
describe.skipIf(redis === undefined)(redisTitle('two replicas over Redis', redis), () =>
  limitsHold((policy) => [redisLimiter(policy), redisLimiter(policy)]),
);

function limitsHold(make: MakeReplicas): void {
  it('let 35 of 100 calls at once through', async () => {
    expect(await passingAtOnce(make)).toBe(35);
  });

  it('let at most 185 of 100 calls a second through in 6 seconds, and what the policy promises', async () => {
    const passing = await passingInSixSeconds(make);
    expect(passing).toBeLessThanOrEqual(185);
    expect(passing).toBeGreaterThanOrEqual(184);
  });

  it('let exactly the last 10 of the 10,000 calls of a day through', async () => {
    expect(await passingAtTheEndOfTheDay(make)).toBe(10);
  });
}

describe('the checks find', () => {
  it('replicas that count apart', async () => {
    const apart: MakeReplicas = (policy) => [createMemoryRateLimiter(policy), createMemoryRateLimiter(policy)];
    expect(await passingAtOnce(apart)).toBe(70);
    expect(await passingInSixSeconds(apart)).toBeGreaterThan(185);
    expect(await passingAtTheEndOfTheDay(apart)).toBeGreaterThan(10);
  });

  it('replicas that read, decide and write in separate steps', async () => {
    expect(await passingAtOnce(stepwise)).toBeGreaterThan(35);
    expect(await passingAtTheEndOfTheDay(stepwise)).toBeGreaterThan(10);
  });

  it('a burst that fills up again every second', async () => {
    expect(await passingInSixSeconds((policy) => sharing(windowed(policy)))).toBeGreaterThan(185);
  });
});

// Checks

const NOON_MS = Date.UTC(2026, 0, 15, 12);
const KEY = 'a key of the operator, for tests';
let organisations = 0;

/** Callers of a new organisation, one at each replica, on one clock. */
function callersOf(limiters: readonly [RateLimiter, RateLimiter]) {
  organisations += 1;
  const clock = createManualClock(NOON_MS);
  const organisationId = `limits-${process.pid}-${Date.now()}-${organisations}`;
  const directory = createMemoryApiKeyDirectory([{ key: KEY, organisationId, scopes: ['scan'] }]);
  const replicas = limiters.map((limiter) => createAdmitCaller(directory, limiter, clock));
  /** Whether the call that comes as number `call` is admitted; calls take turns between the replicas. */
  const isAdmitted = async (call: number): Promise<boolean> => {
    const admission = await replicas[call % 2]?.({ presentedKey: KEY, scopes: ['scan'] });
    return admission?.admitted ?? false;
  };
  const admittedOf = async (calls: number): Promise<number> =>
    (await Promise.all(Array.from({ length: calls }, (_, call) => isAdmitted(call)))).filter(Boolean).length;
  return { clock, isAdmitted, admittedOf };
}

function passingAtOnce(make: MakeReplicas): Promise<number> {
  return callersOf(make(DEFAULT_RATE_POLICY)).admittedOf(100);
}

async function passingInSixSeconds(make: MakeReplicas): Promise<number> {
  const { clock, isAdmitted } = callersOf(make(DEFAULT_RATE_POLICY));
  let passing = 0;
  for (let call = 0; call < 600; call++) {
    if (await isAdmitted(call)) passing += 1;
    clock.advance(10);
  }
  return passing;
}

async function passingAtTheEndOfTheDay(make: MakeReplicas): Promise<number> {
  const { clock, admittedOf } = callersOf(make({ ...DEFAULT_RATE_POLICY, sustainedPerSecond: 1_000, burst: 1_000 }));
  for (let batch = 0; batch < 90; batch++) {
    await admittedOf(111);
    clock.advance(1_000);
  }
  return admittedOf(30);
}

// Limiters

function redisLimiter(policy: RatePolicy): RateLimiter {
  const telemetry = createRecordingTelemetry();
  const limiter = createRedisRateLimiter({ url: redis?.url ?? '', policy, telemetry, timeoutMs: 10_000 });
  closeAll.push(() => limiter.close());
  return limiter;
}

function sharing(limiter: RateLimiter): readonly [RateLimiter, RateLimiter] {
  return [limiter, limiter];
}

/** A mutant: the store is shared, and other calls get between reading and writing. */
function stepwise(policy: RatePolicy): readonly [RateLimiter, RateLimiter] {
  const states = new Map<string, RateState>();
  return sharing({
    async take(organisationId, nowMs) {
      const { decision, state } = takeCall(policy, states.get(organisationId), nowMs);
      await new Promise((resolve) => setImmediate(resolve));
      states.set(organisationId, state);
      return decision;
    },
  });
}

/** A mutant: as many calls a second as a burst, counted by the second. */
function windowed({ burst }: RatePolicy): RateLimiter {
  const counts = new Map<number, number>();
  return {
    async take(_, nowMs) {
      const second = Math.floor(nowMs / 1_000);
      const count = (counts.get(second) ?? 0) + 1;
      counts.set(second, count);
      return { allowed: count <= burst, retryAfterMs: count <= burst ? 0 : 1_000, windows: [] };
    },
  };
}
