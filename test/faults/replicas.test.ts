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
import { startTcpProxy } from './tcp-proxy.ts';

const REPLICAS = 3;
const LEASE_MS = 300;
const ORGANISATION = 'acme';
const GRANTED = 100_000;

interface Storm extends Audit {
  readonly kills: number;
  readonly cuts: number;
  readonly attempts: number;
  readonly acknowledged: number;
}

/** Replicas of the code in `folder` work for a while; every so often one is killed, or a connection of theirs cut. */
async function storm(folder: string, durationMs: number, every: { killMs: number; cutMs: number }): Promise<Storm> {
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

  const acknowledged: string[] = [];
  const replicas: ChildProcess[] = [];
  let attempts = 0;
  const start = (place: number): void => {
    const task: ReplicaTask = { folder, databaseUrl: proxied.href, organisationId: ORGANISATION, leaseMs: LEASE_MS };
    replicas[place] = startReplica(task, (news) => {
      if (news.kind === 'attempt') attempts += 1;
      if (news.kind === 'settled') acknowledged.push(news.holdId);
    });
  };
  for (let place = 0; place < REPLICAS; place++) start(place);
  await Promise.all(replicas.map((replica) => once(replica, 'message')));

  let [kills, cuts] = [0, 0];
  const killing = setInterval(() => {
    const place = kills++ % REPLICAS;
    replicas[place]?.kill('SIGKILL');
    start(place);
  }, every.killMs);
  const cutting = setInterval(() => {
    if (proxy.cut(Math.random())) cuts += 1;
  }, every.cutMs);
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  clearInterval(killing);
  clearInterval(cutting);
  await Promise.all(replicas.map(killed));
  await proxy.close();

  await new Promise((resolve) => setTimeout(resolve, LEASE_MS + 50));
  await ledger.recover();
  const audit = await auditLedger(store, ORGANISATION, acknowledged);
  await store.close();
  return { ...audit, kills, cuts, attempts, acknowledged: acknowledged.length };
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
  it('conserves tokens, keeps what it acknowledged and leaves nothing stuck over 25 kills and 50 cuts in 20 seconds', async () => {
    const outcome = await storm(SOURCE, 20_000, { killMs: 750, cutMs: 330 });
    expect(outcome.violations).toEqual([]);
    expect(outcome.kills).toBeGreaterThanOrEqual(25);
    expect(outcome.cuts).toBeGreaterThanOrEqual(50);
    expect(outcome.settled).toBeGreaterThan(100);
    console.log(`replicas: ${JSON.stringify({ ...outcome, violations: 0 })}`);
  });

  it('would be noticed: a ledger that ends holds without fencing fails the same check', async () => {
    const unfenced = {
      file: 'adapters/sql/sql-token-ledger.ts',
      code: 'if (hold === undefined || !(await endOpen(db, holdId, nowMs, kept))) throw holdNotOpen();',
      becomes: 'if (hold === undefined) throw holdNotOpen(); await endOpen(db, holdId, nowMs, kept);',
    };
    const outcome = await withMutant([unfenced], (folder) => storm(folder, 4_000, { killMs: 2_000, cutMs: 330 }));
    expect(outcome.violations.join('\n')).toMatch(/ended 2 times: settle|the balance is/);
  });
});
