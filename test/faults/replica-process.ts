import { createSystemClock } from '../../src/adapters/system/index.ts';
import type { TokenHold, TokenLedger } from '../../src/ports/token-ledger.ts';
import { loadParts } from './source-code.ts';

// A replica that makes metered calls until it is killed, and tells its parent which calls it was told are settled.

/** What a replica is started with, as JSON. */
export interface ReplicaTask {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly organisationId: string;
  readonly leaseMs: number;
}

/** What a replica tells. */
export type ReplicaNews = { readonly kind: 'attempt' } | { readonly kind: 'settled'; readonly holdId: string };

const LANES = 6;
const PURPOSE = { operation: 'document.scan', requestId: 'fault' } as const;
const task = JSON.parse(process.argv[2] ?? '') as ReplicaTask;
const tell = (news: ReplicaNews): void => void process.send?.(news);
const pause = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));

async function take(ledger: TokenLedger): Promise<TokenHold | undefined> {
  const amount = 1 + Math.floor(Math.random() * 3);
  if (Math.random() < 0.5) return ledger.hold(task.organisationId, amount, PURPOSE);
  // Few keys, so that replicas meet at them, also at those of holds that died with their replica.
  const idempotencyKey = `key ${Math.floor(Math.random() * 40)}`;
  const taken = await ledger.holdOnce(task.organisationId, amount, PURPOSE, { idempotencyKey, fingerprint: 'ef' });
  return taken.state === 'held' ? taken.hold : undefined;
}

async function settle(ledger: TokenLedger, hold: TokenHold): Promise<void> {
  await ledger.settle(hold, 'answer');
  tell({ kind: 'settled', holdId: hold.holdId });
}

async function call(ledger: TokenLedger): Promise<void> {
  tell({ kind: 'attempt' });
  const hold = await take(ledger);
  if (hold === undefined) return pause(5);
  // Some work outlasts its lease, so that its end meets the recovery of others.
  await pause(Math.random() < 0.1 ? task.leaseMs + Math.random() * 100 : Math.random() * 20);
  const choice = Math.random();
  const ends = choice < 0.5 ? [settle] : [];
  if (choice >= 0.5 && choice < 0.7) ends.push(async () => ledger.release(hold));
  // What a caller does whose connection was cut: it does not know whether the first end was done.
  if (choice >= 0.7) ends.push(settle, settle, async () => ledger.release(hold));
  await Promise.allSettled(ends.map((end) => end(ledger, hold)));
}

async function forever(step: () => Promise<unknown>): Promise<never> {
  for (;;) await step().catch(() => pause(5));
}

const { createSqlTokenLedger, openPostgresStore } = await loadParts(task.folder);
process.on('disconnect', () => process.exit());
for (;;) {
  // A connection may be cut while the replica starts.
  const store = await openPostgresStore({ databaseUrl: task.databaseUrl }).catch(() => undefined);
  if (store === undefined) continue;
  const secret = 'the secret of all replicas, long enough';
  const ledger = createSqlTokenLedger(store, { clock: createSystemClock(), secret, leaseMs: task.leaseMs });
  const lanes = Array.from({ length: LANES }, () => forever(() => call(ledger)));
  await Promise.all([...lanes, forever(() => ledger.recover().then(() => pause(100)))]);
}
