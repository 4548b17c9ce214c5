import { writeSync } from 'node:fs';
import { createSystemClock } from '../../src/adapters/system/index.ts';
import { loadParts } from './source-code.ts';

// A server on SQLite that makes metered calls until it is killed. It writes the hold of every call that it was told is settled to
// standard output, at once. A fourth argument limits the calls of each of its lanes.

const LANES = 8;
const [folder = '', dataFolder = '', organisationId = '', calls = 'Infinity'] = process.argv.slice(2);
const { createSqlTokenLedger, openSqliteStore } = await loadParts(folder);
const store = await openSqliteStore({ dataFolder });
const ledger = createSqlTokenLedger(store, { clock: createSystemClock(), secret: 'of the writer, long enough' });

async function work(): Promise<void> {
  for (let call = 0; call < Number(calls); call++) {
    const hold = await ledger.hold(organisationId, 1, { operation: 'document.scan', requestId: 'fault' });
    await ledger.settle(hold);
    writeSync(1, `${hold.holdId}\n`);
  }
}

await Promise.all(Array.from({ length: LANES }, work));
await store.close();
