import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { createSqlTokenLedger, openPostgresStore } from '../../src/adapters/sql/index.ts';
import { createSystemClock } from '../../src/adapters/system/index.ts';
import { newDatabase } from '../postgres/postgres-server.ts';
import { type Audit, auditLedger } from './audit-ledger.ts';
import type { ReplicaNews, ReplicaTask } from './replica-process.ts';
import { SOURCE, withMutant } from './source-code.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

const REPLICAS = 3;
/** A replica that was just started is let work a little before it is killed. */
const CALLS_BEFORE_DEATH = 5;
const LEASE_MS = 300;
const ORGANISATION = 'acme';
const GRANTED = 100_000;

/** A storm goes on until it is this long and has done this much: 20 seconds where the machine is not busy with other things. */
interface Force {
  readonly durationMs: number;
  readonly kills: number;
  readonly cuts: number;
}

interface Storm extends Audit {
  readonly kills: number;
  readonly cuts: number;
  readonly attempts: number;
  readonly acknowledged: number;
}

/** Replicas of the code in `folder` work for a while; every so often one that works is killed, or a connection of theirs cut. */
async function storm(folder: string, force: Force): Promise<Storm> {
  const databaseUrl = await newDatabase(inject('postgresUrl'));
  const server = new URL(databaseUrl);
  const proxy = await startTcpProxy(Number(server.port || 5432), server.hostname);
  const proxied = new URL(databaseUrl);
  proxied.host = `127.0.0.1:${proxy.port}`;
  const store = await openPostgresStore({ databaseUrl });
  const ledger = createSqlTokenLedger(store, {
    clock: createSystemClock(),
    secret: 'of the auditor',
    leaseMs: LEASE_MS,
  });
  await ledger.grant(ORGANISATION, GRANTED, 'test');

  const task: ReplicaTask = { folder, databaseUrl: proxied.href, organisationId: ORGANISATION, leaseMs: LEASE_MS };
  const replicas = startReplicas(task);
  const counts = await rage(replicas, proxy, force);
  await replicas.end();
  await proxy.close();

  await pause(LEASE_MS + 50);
  await ledger.recover();
  const audit = await auditLedger(store, ORGANISATION, replicas.acknowledged);
  await store.close();
  return { ...audit, ...counts, attempts: replicas.attempts(), acknowledged: replicas.acknowledged.length };
}

async function rage(replicas: Replicas, proxy: TcpProxy, force: Force): Promise<{ kills: number; cuts: number }> {
  const beganMs = Date.now();
  let [kills, cuts] = [0, 0];
  const share = (): number => (Date.now() - beganMs) / force.durationMs;
  while (share() < 1 || kills < force.kills || cuts < force.cuts) {
    await pause(100);
    if (kills < force.kills * share() && replicas.killOne()) kills += 1;
    if (cuts < force.cuts * share() && proxy.cut(Math.random())) cuts += 1;
  }
  return { kills, cuts };
}

const pause = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));

interface Replicas {
  /** The holds of the calls that replicas were told are settled. */
  readonly acknowledged: readonly string[];
  attempts(): number;
  /** Kills the replica that has worked longest and starts another; returns whether there was one. */
  killOne(): boolean;
  end(): Promise<void>;
}

function startReplicas(task: ReplicaTask): Replicas {
  const running = new Set<ChildProcess>();
  const working = new Set<ChildProcess>();
  const acknowledged: string[] = [];
  let attempts = 0;
  const start = (): void => {
    let settled = 0;
    const replica = startReplica(task, (news) => {
      if (news.kind === 'attempt') attempts += 1;
      if (news.kind === 'settled') {
        acknowledged.push(news.holdId);
        if (++settled === CALLS_BEFORE_DEATH && running.has(replica)) working.add(replica);
      }
    });
    running.add(replica);
  };
  for (let count = 0; count < REPLICAS; count++) start();
  return {
    acknowledged,
    attempts: () => attempts,
    killOne() {
      const [oldest] = working;
      if (oldest === undefined) return false;
      working.delete(oldest);
      running.delete(oldest);
      oldest.kill('SIGKILL');
      start();
      return true;
    },
    end: async () => void (await Promise.all([...running].map(killed))),
  };
}

function startReplica(task: ReplicaTask, hear: (news: ReplicaNews) => void): ChildProcess {
  const program = fileURLToPath(new URL('replica-process.ts', import.meta.url));
  const replica = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return replica.on('message', (news) => hear(news as ReplicaNews));
}

async function killed(replica: ChildProcess): Promise<void> {
  if (replica.exitCode !== null || replica.signalCode !== null) return;
  const ended = once(replica, 'exit');
  replica.kill('SIGKILL');
  await ended;
}

describe('fault 1: replicas on PostgreSQL that are killed and cut off', () => {
  it('conserves tokens, keeps what it acknowledged and leaves nothing stuck over 26 kills and 55 cuts', async () => {
    const outcome = await storm(SOURCE, { durationMs: 20_000, kills: 26, cuts: 55 });
    expect(outcome.violations).toEqual([]);
    expect(outcome.settled).toBeGreaterThan(100);
    console.log(`replicas: ${JSON.stringify({ ...outcome, violations: 0 })}`);
  });

  it('would be noticed: a ledger that ends holds without fencing fails the same check', async () => {
    const unfenced = {
      file: 'adapters/sql/sql-token-ledger.ts',
      code: 'if (hold === undefined || !(await endOpen(db, holdId, nowMs, kept))) throw holdNotOpen();',
      becomes: 'if (hold === undefined) throw holdNotOpen(); await endOpen(db, holdId, nowMs, kept);',
    };
    const outcome = await withMutant([unfenced], (folder) => storm(folder, { durationMs: 4_000, kills: 1, cuts: 10 }));
    expect(outcome.violations.join('\n')).toMatch(/ended 2 times: settle|the balance is/);
  });
});
