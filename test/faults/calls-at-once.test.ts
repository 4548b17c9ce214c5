import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../src/adapters/system/index.ts';
import { DEFAULT_PRICES } from '../../src/domain/account/price-list.ts';
import { isIdlensError } from '../../src/domain/errors.ts';
import type { ChargeCall, ChargedCall } from '../../src/ports/driving/charge-call.ts';
import type { TokenLedger } from '../../src/ports/token-ledger.ts';
import { createRecordingTelemetry } from '../../src/testing.ts';
import { type Audit, auditLedger } from './audit-ledger.ts';
import { ENGINES, withStores } from './engines.ts';
import { loadParts, type Mutation, SOURCE, withMutant } from './source-code.ts';

type Engine = (typeof ENGINES)[number];

const CALL: ChargedCall = { organisationId: 'acme', operation: 'document.scan', requestId: 'fault' };

interface Server {
  readonly ledger: TokenLedger;
  readonly chargeCall: ChargeCall;
}

/** Runs `check` with servers of the code in `folder` that share a database, and audits it afterwards. */
async function withServers<T>(
  engine: Engine,
  folder: string,
  check: (servers: readonly [Server, ...Server[]]) => Promise<T>,
) {
  const parts = await loadParts(folder);
  return withStores(engine, parts, 2, async (stores): Promise<{ outcome: T; audit: Audit }> => {
    const serverOf = (store: (typeof stores)[0]): Server => {
      const ledger = parts.createSqlTokenLedger(store, {
        clock: createSystemClock(),
        secret: 'one secret of all servers',
      });
      const prices = { ...DEFAULT_PRICES, 'document.scan': 1 };
      return { ledger, chargeCall: parts.createChargeCall(ledger, prices, createRecordingTelemetry()) };
    };
    const [first, ...others] = stores;
    const outcome = await check([serverOf(first), ...others.map(serverOf)]);
    return { outcome, audit: await auditLedger(first, CALL.organisationId) };
  });
}

/** How many outcomes there are of each kind: `answered`, `repeated` or the code of the failure. */
async function countOutcomes(calls: readonly ReturnType<ChargeCall>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const result of await Promise.allSettled(calls)) {
    const kind = kindOf(result);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function kindOf(result: PromiseSettledResult<{ readonly isRepetition: boolean }>): string {
  if (result.status === 'fulfilled') return result.value.isRepetition ? 'repeated' : 'answered';
  return isIdlensError(result.reason) ? result.reason.code : 'bug';
}

const pause = (): Promise<string> => new Promise((resolve) => setTimeout(resolve, 50, 'answer'));

function spendTogether(engine: Engine, folder: string) {
  return withServers(engine, folder, async (servers) => {
    const [{ ledger }] = servers;
    await ledger.grant(CALL.organisationId, 100, 'test');
    const serverFor = (index: number): Server => servers[index % servers.length] ?? servers[0];
    const calls = Array.from({ length: 200 }, (_, index) => serverFor(index).chargeCall(CALL, pause));
    return { ...(await countOutcomes(calls)), balance: await ledger.balance(CALL.organisationId) };
  });
}

function repeatTogether(engine: Engine, folder: string) {
  return withServers(engine, folder, async (servers) => {
    const [{ ledger, chargeCall }] = servers;
    await ledger.grant(CALL.organisationId, 100, 'test');
    const call = { ...CALL, repeatable: { idempotencyKey: 'key', fingerprint: 'ef' } };
    let worked = 0;
    const work = (): Promise<string> => {
      worked += 1;
      return new Promise((resolve) => setTimeout(resolve, 1_000, 'answer'));
    };
    const serverFor = (index: number): Server => servers[index % servers.length] ?? servers[0];
    const calls = Array.from({ length: 50 }, (_, index) => serverFor(index).chargeCall(call, work));
    const counts = await countOutcomes(calls);
    const later = await chargeCall(call, work);
    return { ...counts, later, worked, balance: await ledger.balance(CALL.organisationId) };
  });
}

const SPENT_ONCE = { answered: 100, 'tokens.insufficient': 100, balance: 0 };
const PAID_ONCE = {
  answered: 1,
  'idempotency.in_progress': 49,
  later: { answer: 'answer', isRepetition: true },
  worked: 1,
  balance: 99,
};

/** Looks at the balance, and then writes what is left of it. */
const TWO_STEP_DEBIT: readonly Mutation[] = [
  {
    file: 'adapters/sql/token-accounts.ts',
    code: ".set((column) => ({ balance: column('balance', '-', amount) }))",
    becomes: '.set({ balance: Math.max(0, (await balanceOf(db, organisationId)) - amount) })',
  },
  { file: 'adapters/sql/token-accounts.ts', code: ".where('balance', '>=', amount)", becomes: '' },
];
const KEY_NOT_TAKEN: Mutation = {
  file: 'adapters/sql/sql-token-ledger.ts',
  code: 'key_digest: digests?.keyDigest ?? null',
  becomes: 'key_digest: null',
};

for (const engine of ENGINES) {
  describe(`fault 3 on ${engine}: 200 calls at once on a balance of 100`, () => {
    it('lets exactly 100 succeed', async () => {
      const { outcome, audit } = await spendTogether(engine, SOURCE);
      expect(outcome).toEqual(SPENT_ONCE);
      expect(audit).toEqual({ violations: [], holds: 100, settled: 100 });
    });

    it('would be noticed: a debit in two steps fails the same check', async () => {
      const { outcome, audit } = await withMutant(TWO_STEP_DEBIT, (folder) => spendTogether(engine, folder));
      expect(outcome).not.toEqual(SPENT_ONCE);
      expect(audit.violations).not.toEqual([]);
    });
  });

  describe(`fault 4 on ${engine}: one Idempotency-Key 50 times at once`, () => {
    it('does the work and charges once', async () => {
      const { outcome, audit } = await repeatTogether(engine, SOURCE);
      expect(outcome).toEqual(PAID_ONCE);
      expect(audit).toEqual({ violations: [], holds: 1, settled: 1 });
    });

    it('would be noticed: a ledger that does not take the key fails the same check', async () => {
      const { outcome } = await withMutant([KEY_NOT_TAKEN], (folder) => repeatTogether(engine, folder));
      expect(outcome).not.toEqual(PAID_ONCE);
    });
  });
}
