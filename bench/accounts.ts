import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSqlTokenLedger, openPostgresStore, openSqliteStore, type SqlStore } from '../src/adapters/sql/index.ts';
import { createSystemClock } from '../src/adapters/system/index.ts';
import { createChargeCall } from '../src/app/use-cases/charge-call.ts';
import { DEFAULT_PRICES } from '../src/domain/account/price-list.ts';
import type { TokenLedger } from '../src/ports/token-ledger.ts';
import { createMemoryTokenLedger, createRecordingTelemetry } from '../src/testing.ts';
import { newDatabase, startPostgresServer } from '../test/postgres/postgres-server.ts';

// What a metered call costs beside one that is not: hold, no work, settle. And how many debits there are a second.
// Everything is in the system's folder for temporary files (TMPDIR), so that is the disk that is measured.

const ORGANISATION = 'bench';
const PURPOSE = { operation: 'document.scan', requestId: 'bench' } as const;
const AT_ONCE = 50;
const WARM_UP_MS = 500;
const MEASURED_MS = 2_000;
/** An answer of a usual size, for calls with an Idempotency-Key. */
const ANSWER = {
  rawFields: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`FIELD_${index}`, 'VALUE'.repeat(4)])),
};

/** How one kind of call did. */
interface Measured {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly perSecond: number;
}

/** Runs `call` for a while in `lanes` lanes at once. */
async function measure(call: () => Promise<unknown>, lanes: number): Promise<Measured> {
  await runFor(WARM_UP_MS, call, lanes);
  const startedMs = performance.now();
  const durationsMs = (await runFor(MEASURED_MS, call, lanes)).sort((left, right) => left - right);
  const perSecond = (durationsMs.length / (performance.now() - startedMs)) * 1_000;
  const at = (share: number): number => durationsMs[Math.floor(durationsMs.length * share)] ?? Number.NaN;
  return { medianMs: at(0.5), p95Ms: at(0.95), perSecond };
}

async function runFor(durationMs: number, call: () => Promise<unknown>, lanes: number): Promise<number[]> {
  const endMs = performance.now() + durationMs;
  const durationsMs: number[] = [];
  const lane = async (): Promise<void> => {
    for (let beforeMs = performance.now(); beforeMs < endMs; beforeMs = performance.now()) {
      await call();
      durationsMs.push(performance.now() - beforeMs);
      // Work of no length at all would never let the others in.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return durationsMs;
}

async function report(name: string, call: () => Promise<unknown>): Promise<void> {
  const alone = await measure(call, 1);
  const together = await measure(call, AT_ONCE);
  const figures = [
    alone.medianMs.toFixed(3),
    alone.p95Ms.toFixed(3),
    alone.perSecond.toFixed(0),
    together.medianMs.toFixed(3),
    together.perSecond.toFixed(0),
  ];
  console.log(`${name.padEnd(34)}${figures.map((figure) => figure.padStart(12)).join('')}`);
}

/** What the disk takes to have 4 KiB for good, which every commit waits for. */
async function reportDisk(folder: string): Promise<void> {
  const file = await open(path.join(folder, 'disk'), 'w');
  const page = Buffer.alloc(4_096, 1);
  await report('write and sync to this disk', async () => {
    await file.write(page, 0, page.length, 0);
    await file.datasync();
  });
  await file.close();
}

async function reportLedger(name: string, ledger: TokenLedger): Promise<void> {
  await ledger.grant(ORGANISATION, 1_000_000_000, 'bench');
  const chargeCall = createChargeCall(ledger, DEFAULT_PRICES, createRecordingTelemetry());
  const call = { organisationId: ORGANISATION, ...PURPOSE };
  const repeatable = () => ({ idempotencyKey: crypto.randomUUID(), fingerprint: 'ef' });
  await report(`${name}: metered call`, () => chargeCall(call, async () => ANSWER));
  await report(`${name}: with a key`, () => chargeCall({ ...call, repeatable: repeatable() }, async () => ANSWER));
  await report(`${name}: one debit`, () => ledger.hold(ORGANISATION, 1, PURPOSE));
}

async function reportStore(name: string, store: SqlStore): Promise<void> {
  try {
    const secret = 'the secret of a benchmark, long enough';
    await reportLedger(name, createSqlTokenLedger(store, { clock: createSystemClock(), secret }));
  } finally {
    await store.close();
  }
}

console.log(
  `${''.padEnd(34)}${['median ms', 'p95 ms', 'calls/s', `${AT_ONCE}: median`, `${AT_ONCE}: calls/s`].map((head) => head.padStart(12)).join('')}`,
);
await report('unmetered call', async () => ANSWER);
await reportLedger('memory', createMemoryTokenLedger({ leaseMs: 1_000 }));
const folder = mkdtempSync(path.join(tmpdir(), 'idlens-bench-'));
try {
  await reportDisk(folder);
  await reportStore('SQLite', await openSqliteStore({ dataFolder: folder }));
} finally {
  rmSync(folder, { recursive: true });
}
const server = await startPostgresServer();
try {
  await reportStore('PostgreSQL', await openPostgresStore({ databaseUrl: await newDatabase(server.url) }));
} finally {
  await server.close();
}
