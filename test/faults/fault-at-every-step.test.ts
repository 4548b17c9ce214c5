import { describe, expect, it } from 'vitest';
import type { SqlStore } from '../../src/adapters/sql/index.ts';
import { DEFAULT_PRICES } from '../../src/domain/account/price-list.ts';
import { IdlensError } from '../../src/domain/errors.ts';
import { createManualClock, createRecordingTelemetry } from '../../src/testing.ts';
import { auditLedger } from './audit-ledger.ts';
import { ENGINES, withStores } from './engines.ts';
import { loadParts, type Mutation, SOURCE, withMutant } from './source-code.ts';

const ORGANISATION = 'acme';
const LEASE_MS = 60_000;
const TRANSACTIONS = 3;

/** Where one call meets a fault: in its nth transaction, before anything is stored or when all is stored and the reply is lost. */
interface FaultPoint {
  readonly transaction: number;
  readonly moment: 'before' | 'after';
}
/** How the work of the call goes. */
const WORKS = ['works', 'fails', 'is aborted'] as const;

/** A store that is there for all transactions but one. */
function faultyStore(store: SqlStore, { transaction, moment }: FaultPoint): SqlStore {
  let begun = 0;
  const fault = new IdlensError('storage.unavailable', 'a fault by script', { retryable: true });
  return {
    ...store,
    async transact(work) {
      const isFaulty = begun++ === transaction;
      if (isFaulty && moment === 'before') throw fault;
      const value = await store.transact(work);
      if (isFaulty) throw fault;
      return value;
    },
  };
}

/** What went wrong with calls that met a fault, each at another step, with and without a key. */
async function callsWithFaults(engine: (typeof ENGINES)[number], folder: string): Promise<string[]> {
  const parts = await loadParts(folder);
  return withStores(engine, parts, 1, async ([store]) => {
    const faults: string[] = [];
    for (const { name, ...story } of stories()) {
      const organisationId = `${ORGANISATION} ${name}`;
      faults.push(...(await tell(parts, store, organisationId, story)).map((fault) => `${name}: ${fault}`));
    }
    return faults;
  });
}

interface Story {
  readonly point: FaultPoint;
  readonly work: (typeof WORKS)[number];
  readonly hasKey: boolean;
}

function stories(): readonly (Story & { readonly name: string })[] {
  const points = Array.from({ length: TRANSACTIONS }, (_, transaction) =>
    (['before', 'after'] as const).map((moment): FaultPoint => ({ transaction, moment })),
  ).flat();
  return points.flatMap((point) =>
    WORKS.flatMap((work) =>
      [false, true].map((hasKey) => ({
        name: `the work ${work}, fault ${point.moment} transaction ${point.transaction}${hasKey ? ', with a key' : ''}`,
        point,
        work,
        hasKey,
      })),
    ),
  );
}

/** Makes one call, lets leases run out, and gives what is wrong then. */
async function tell(
  parts: Awaited<ReturnType<typeof loadParts>>,
  store: SqlStore,
  organisationId: string,
  { point, work, hasKey }: Story,
): Promise<readonly string[]> {
  const options = { clock: createManualClock(0), secret: 'the secret of a test, long enough', leaseMs: LEASE_MS };
  const healthy = parts.createSqlTokenLedger(store, options);
  await healthy.grant(organisationId, 10, 'test');
  const ledger = parts.createSqlTokenLedger(faultyStore(store, point), options);
  const chargeCall = parts.createChargeCall(ledger, DEFAULT_PRICES, createRecordingTelemetry());
  const controller = new AbortController();
  const repeatable = { idempotencyKey: 'key', fingerprint: 'ef' };
  const call = {
    organisationId,
    operation: 'document.scan',
    requestId: 'fault',
    ...(hasKey ? { repeatable } : {}),
  } as const;
  const isAnswered = await chargeCall(call, () => worked(work, controller), { signal: controller.signal }).then(
    () => true,
    () => false,
  );
  options.clock.advance(LEASE_MS);
  await healthy.recover();
  const { violations, settled } = await auditLedger(store, organisationId);
  const charge = `${isAnswered ? 'answered' : 'failed'} and charged ${settled} times`;
  return settled === Number(isAnswered) ? violations : [...violations, charge];
}

async function worked(work: (typeof WORKS)[number], controller: AbortController): Promise<string> {
  if (work === 'fails') throw new IdlensError('reader.unavailable', 'a fault by script', { retryable: true });
  if (work === 'is aborted') controller.abort();
  return 'answer';
}

const MUTANTS: readonly { readonly name: string; readonly mutation: Mutation }[] = [
  {
    name: 'a call that does not look whether it was settled when the reply is lost',
    mutation: {
      file: 'app/use-cases/charge-call.ts',
      code: 'if (await release(hold, call)) throw error;',
      becomes: 'throw error;',
    },
  },
  {
    name: 'a ledger that forgets to give lapsed holds back',
    mutation: {
      file: 'adapters/sql/token-accounts.ts',
      code: "if (hold !== undefined) await credit(db, 'release', postingOf(hold, nowMs), hold.amount);",
      becomes: '',
    },
  },
];

for (const engine of ENGINES)
  describe(`fault 5 on ${engine}: a fault at every step of a call`, () => {
    it('charges exactly the calls that are answered, and ends every hold once', async () => {
      expect(await callsWithFaults(engine, SOURCE)).toEqual([]);
    });

    for (const { name, mutation } of MUTANTS)
      it(`would be noticed: ${name} fails the same check`, async () => {
        expect(await withMutant([mutation], (folder) => callsWithFaults(engine, folder))).not.toEqual([]);
      });
  });
