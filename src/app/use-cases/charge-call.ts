import type { Operation, PriceList } from '../../domain/account/price-list.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { TokenHold, TokenLedger } from '../../ports/token-ledger.ts';

/** A call that costs tokens. */
export interface ChargedCall {
  readonly organisationId: string;
  readonly operation: Operation;
  readonly requestId: string;
}

/**
 * Does the work of a call that costs tokens: holds its price, runs it, and settles. When anything fails on the way, also an abort
 * by the time the work is done, the hold is released exactly once and the failure is thrown on.
 *
 * Throws what the work throws, `tokens.insufficient` before any work is done, `storage.unavailable` (retryable), or the reason of
 * the signal.
 */
export type ChargeCall = <Result>(
  call: ChargedCall,
  work: () => Promise<Result>,
  options?: CallOptions,
) => Promise<Result>;

/** Charges calls by `prices` to the balances of `ledger`. A hold that cannot be released is reported to `telemetry`. */
export function createChargeCall(ledger: TokenLedger, prices: PriceList, telemetry: Telemetry): ChargeCall {
  async function release(hold: TokenHold, { operation, requestId }: ChargedCall): Promise<void> {
    try {
      await ledger.release(hold);
    } catch (error) {
      const { holdId, organisationId } = hold;
      telemetry.failure('tokens.release_failed', error, { holdId, organisationId, operation, requestId });
    }
  }

  return async (call, work, options) => {
    const { organisationId, operation, requestId } = call;
    options?.signal?.throwIfAborted();
    const hold = await ledger.hold(organisationId, prices[operation], { operation, requestId });
    try {
      options?.signal?.throwIfAborted();
      const result = await work();
      options?.signal?.throwIfAborted();
      await ledger.settle(hold);
      return result;
    } catch (error) {
      await release(hold, call);
      throw error;
    }
  };
}
