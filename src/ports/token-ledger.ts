/** Tokens set aside for one call. Settled or released exactly once. */
export interface TokenHold {
  readonly holdId: string;
  readonly organisationId: string;
  /** Whole tokens, at least 0. */
  readonly amount: number;
}

/** What a hold is for: shown in the history of the organisation. */
export interface HoldPurpose {
  /** For example `document.scan`. */
  readonly operation: string;
  /** The id of the request that pays. */
  readonly requestId: string;
}

/**
 * Keeps each organisation's balance of prepaid tokens. At every moment balance + open holds + settled = granted.
 *
 * Throws `IdlensError` `tokens.insufficient` when the balance does not cover a hold, `tokens.hold_not_open` when a hold is settled
 * or released a second time, `storage.unavailable` (retryable) when the ledger cannot answer.
 */
export interface TokenLedger {
  /** Adds tokens to the balance. `amount` is a whole number, at least 1. */
  grant(organisationId: string, amount: number, reason: string): Promise<void>;
  /** Tokens that can be spent now: granted, less settled, less held. Unknown organisations have 0. */
  balance(organisationId: string): Promise<number>;
  /** Takes `amount` off the balance until it is settled or released. */
  hold(organisationId: string, amount: number, purpose: HoldPurpose): Promise<TokenHold>;
  /** The call succeeded: the held tokens are spent. */
  settle(hold: TokenHold): Promise<void>;
  /** The call failed: the held tokens are back on the balance. */
  release(hold: TokenHold): Promise<void>;
}
