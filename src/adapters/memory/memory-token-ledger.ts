import { randomUUID } from 'node:crypto';
import { IdlensError } from '../../domain/errors.ts';
import { invariant } from '../../domain/invariant.ts';
import type { TokenHold, TokenLedger } from '../../ports/token-ledger.ts';

/**
 * A {@link TokenLedger} that forgets everything when the process ends. Every operation is one synchronous step, so calls that
 * run at once cannot see each other half done.
 */
export function createMemoryTokenLedger(): TokenLedger {
  const balances = new Map<string, number>();
  const openHolds = new Map<string, TokenHold>();
  const balanceOf = (organisationId: string): number => balances.get(organisationId) ?? 0;

  function close(holdId: string): TokenHold {
    const hold = openHolds.get(holdId);
    if (hold === undefined) throw new IdlensError('tokens.hold_not_open', 'The hold was settled or released before.');
    openHolds.delete(holdId);
    return hold;
  }

  return {
    async grant(organisationId, amount) {
      invariant(Number.isSafeInteger(amount) && amount >= 1, 'a grant is a whole number of tokens, at least 1');
      balances.set(organisationId, balanceOf(organisationId) + amount);
    },
    balance: async (organisationId) => balanceOf(organisationId),
    async hold(organisationId, amount) {
      invariant(Number.isSafeInteger(amount) && amount >= 0, 'a hold is a whole number of tokens, at least 0');
      const balance = balanceOf(organisationId);
      if (balance < amount) throw insufficient(amount, balance);
      if (amount > 0) balances.set(organisationId, balance - amount);
      const hold: TokenHold = { holdId: randomUUID(), organisationId, amount };
      openHolds.set(hold.holdId, hold);
      return hold;
    },
    async settle({ holdId }) {
      close(holdId);
    },
    async release({ holdId }) {
      const { organisationId, amount } = close(holdId);
      if (amount > 0) balances.set(organisationId, balanceOf(organisationId) + amount);
    },
  };
}

function insufficient(amount: number, balance: number): IdlensError {
  return new IdlensError(
    'tokens.insufficient',
    `The call costs ${amount} tokens and the organisation's balance is ${balance}.`,
  );
}
