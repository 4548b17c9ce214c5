import type { PriceList } from '../../domain/account/price-list.ts';
import type { ChargeCall, ChargedCall } from '../../ports/driving/charge-call.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { TokenHold, TokenLedger } from '../../ports/token-ledger.ts';

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
