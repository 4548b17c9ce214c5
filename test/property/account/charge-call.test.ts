import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChargeCall } from '../../../src/app/use-cases/charge-call.ts';
import { DEFAULT_PRICES } from '../../../src/domain/account/price-list.ts';
import { IdlensError } from '../../../src/domain/errors.ts';
import type { TokenHold, TokenLedger } from '../../../src/ports/token-ledger.ts';
import { createMemoryTokenLedger, createRecordingTelemetry } from '../../../src/testing.ts';

const CALL = { organisationId: 'acme', operation: 'document.scan', requestId: 'r' } as const;
const FAULTS = ['hold', 'work', 'settle', 'release', 'abort_before', 'abort_during', 'abort_after'] as const;
type Fault = (typeof FAULTS)[number];

/** A ledger that fails at chosen steps, before it does anything, and counts what is asked of it. */
function faultyLedger(faults: ReadonlySet<Fault>) {
  const ledger = createMemoryTokenLedger();
  const counts = { hold: 0, settle: 0, release: 0 };
  const step = async (name: 'hold' | 'settle' | 'release'): Promise<void> => {
    counts[name]++;
    await Promise.resolve();
    if (faults.has(name)) throw new IdlensError('storage.unavailable', `no ${name}`, { retryable: true });
  };
  const faulty: TokenLedger = {
    ...ledger,
    hold: (...given) => step('hold').then(() => ledger.hold(...given)),
    settle: (hold: TokenHold) => step('settle').then(() => ledger.settle(hold)),
    release: (hold: TokenHold) => step('release').then(() => ledger.release(hold)),
  };
  return { ledger: faulty, counts };
}

async function charge(faults: ReadonlySet<Fault>, price: number) {
  const { ledger, counts } = faultyLedger(faults);
  await ledger.grant('acme', 10, 'test');
  const telemetry = createRecordingTelemetry();
  const controller = new AbortController();
  const abort = (fault: Fault): void => {
    if (faults.has(fault)) controller.abort(new IdlensError('request.aborted', fault));
  };
  abort('abort_before');
  let worked = 0;
  const chargeCall = createChargeCall(ledger, { ...DEFAULT_PRICES, 'document.scan': price }, telemetry);
  const outcome = await chargeCall(
    CALL,
    async () => {
      worked++;
      abort('abort_during');
      controller.signal.throwIfAborted();
      if (faults.has('work')) throw new IdlensError('reader.unavailable', 'work', { retryable: true });
      abort('abort_after');
      return 'answer';
    },
    { signal: controller.signal },
  ).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  return { outcome, counts, worked, balance: await ledger.balance('acme'), telemetry };
}

describe('chargeCall', () => {
  it('charges exactly the calls that are answered, and gives a hold back exactly once, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...FAULTS]), fc.integer({ min: 0, max: 12 }), async (chosen, price) => {
        const { outcome, counts, worked, balance, telemetry } = await charge(new Set(chosen), price);
        const answered = 'answer' in outcome;
        const held = price <= 10 && !chosen.includes('hold') && !chosen.includes('abort_before');
        const givenBack = held && !answered;
        const stuck = givenBack && chosen.includes('release');
        expect(worked).toBe(Number(held));
        expect(counts.release).toBe(Number(givenBack));
        expect(telemetry.failures).toHaveLength(Number(stuck));
        expect(balance).toBe(answered || stuck ? 10 - price : 10);
        expect(answered || chosen.length > 0 || price > 10).toBe(true);
      }),
    );
  });

  it('throws the failure of the work even when the hold cannot be released, and reports the release', async () => {
    const { outcome, telemetry } = await charge(new Set(['work', 'release']), 1);
    expect(outcome).toMatchObject({ error: { code: 'reader.unavailable' } });
    expect(telemetry.failures).toMatchObject([
      { event: 'tokens.release_failed', error: { code: 'storage.unavailable' }, attributes: { requestId: 'r' } },
    ]);
  });

  it('gives the answer when the ledger settled and only its reply was lost', async () => {
    const ledger = createMemoryTokenLedger();
    await ledger.grant('acme', 10, 'test');
    const lossy: TokenLedger = {
      ...ledger,
      settle: async (...given) => {
        await ledger.settle(...given);
        throw new IdlensError('storage.unavailable', 'the reply is lost', { retryable: true });
      },
    };
    const telemetry = createRecordingTelemetry();
    const chargeCall = createChargeCall(lossy, DEFAULT_PRICES, telemetry);
    expect(await chargeCall(CALL, async () => 'answer')).toEqual({ answer: 'answer', isRepetition: false });
    expect(await ledger.balance('acme')).toBe(10 - DEFAULT_PRICES['document.scan']);
    expect(telemetry.failures).toEqual([]);
  });

  it('works once for two calls with one key, and keeps the answer', async () => {
    const ledger = createMemoryTokenLedger();
    await ledger.grant('acme', 10, 'test');
    const chargeCall = createChargeCall(ledger, DEFAULT_PRICES, createRecordingTelemetry());
    const call = { ...CALL, repeatable: { idempotencyKey: 'k', fingerprint: '00' } };
    expect(await chargeCall(call, async () => ({ read: 'this' }))).toEqual({
      answer: { read: 'this' },
      isRepetition: false,
    });
    const again = chargeCall(call, () => Promise.reject(new Error('worked again')));
    expect(await again).toEqual({ answer: { read: 'this' }, isRepetition: true });
    expect(await ledger.balance('acme')).toBe(10 - DEFAULT_PRICES['document.scan']);
  });

  it('refuses before the work is begun when the balance does not cover the price', async () => {
    const { outcome, worked } = await charge(new Set(), 11);
    expect(outcome).toMatchObject({ error: { code: 'tokens.insufficient' } });
    expect(worked).toBe(0);
  });
});
