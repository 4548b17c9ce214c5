import { IdlensError } from '../errors.ts';
import { invariant } from '../invariant.ts';

/** How long a call may keep tokens held, in milliseconds: several times longer than any call is let run. */
export const DEFAULT_LEASE_MS = 120_000;

/** How long the answer of a settled call is kept for its repetitions, in milliseconds: 24 hours. */
export const ANSWER_RETENTION_MS = 86_400_000;

/** Throws an `InvariantError` unless `amount` is a whole number of tokens, at least `least`. */
export function assertTokens(amount: number, least: number): void {
  invariant(
    Number.isSafeInteger(amount) && amount >= least,
    `an amount is a whole number of tokens, at least ${least}`,
  );
}

/** The failure of a call that costs more than there is. */
export function insufficientTokens(amount: number, balance: number): IdlensError {
  return new IdlensError(
    'tokens.insufficient',
    `The call costs ${amount} tokens and the organisation's balance is ${balance}.`,
  );
}

/** The failure of ending a hold a second time, or after its lease. */
export function holdNotOpen(): IdlensError {
  return new IdlensError('tokens.hold_not_open', 'The hold was settled or released before, or its lease ran out.');
}
