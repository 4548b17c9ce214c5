import type { PriceList } from '../../domain/account/price-list.ts';
import { IdlensError, isIdlensError } from '../../domain/errors.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { ChargeCall, ChargedCall } from '../../ports/driving/charge-call.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { RepeatableHold, TokenHold, TokenLedger } from '../../ports/token-ledger.ts';

/** Charges calls by `prices` to the balances of `ledger`. A hold that cannot be released is reported to `telemetry`. */
export function createChargeCall(ledger: TokenLedger, prices: PriceList, telemetry: Telemetry): ChargeCall {
  async function take({ organisationId, operation, requestId, repeatable }: ChargedCall): Promise<RepeatableHold> {
    const purpose = { operation, requestId };
    const price = prices[operation];
    return repeatable === undefined
      ? { state: 'held', hold: await ledger.hold(organisationId, price, purpose) }
      : ledger.holdOnce(organisationId, price, purpose, repeatable);
  }

  /** Whether the hold was still open, or is left open because the ledger does not answer. */
  async function release(hold: TokenHold, { operation, requestId }: ChargedCall): Promise<boolean> {
    try {
      await ledger.release(hold);
    } catch (error) {
      if (isIdlensError(error) && error.code === 'tokens.hold_not_open') return false;
      const { holdId, organisationId } = hold;
      telemetry.failure('tokens.release_failed', error, { holdId, organisationId, operation, requestId });
    }
    return true;
  }

  async function settle(hold: TokenHold, call: ChargedCall, answer: unknown): Promise<void> {
    try {
      await ledger.settle(hold, call.repeatable === undefined ? undefined : JSON.stringify(answer));
    } catch (error) {
      // Where nothing is left to release the hold was settled and only the ledger's reply was lost: the answer is paid for.
      if (await release(hold, call)) throw error;
    }
  }

  async function run<Answer>(hold: TokenHold, call: ChargedCall, work: () => Promise<Answer>, options?: CallOptions) {
    try {
      options?.signal?.throwIfAborted();
      const answer = await work();
      options?.signal?.throwIfAborted();
      return answer;
    } catch (error) {
      await release(hold, call);
      throw error;
    }
  }

  return async (call, work, options) => {
    options?.signal?.throwIfAborted();
    const taken = await take(call);
    if (taken.state === 'answered') return { answer: JSON.parse(taken.answer), isRepetition: true };
    if (taken.state !== 'held') throw refusal(taken.state);
    const answer = await run(taken.hold, call, work, options);
    if (options?.isCharged?.(answer) === false) await release(taken.hold, call);
    else await settle(taken.hold, call, answer);
    return { answer, isRepetition: false };
  };
}

function refusal(state: 'in_progress' | 'other_call'): IdlensError {
  return state === 'in_progress'
    ? new IdlensError('idempotency.in_progress', 'The first call with this Idempotency-Key is still at work.', {
        retryable: true,
        retryAfterSeconds: 1,
      })
    : new IdlensError(
        'idempotency.other_call',
        'This Idempotency-Key was used for another call; give every call a key of its own.',
      );
}
