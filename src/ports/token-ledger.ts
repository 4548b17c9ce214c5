/** Tokens set aside for one call. Settled or released exactly once. */
export interface TokenHold {
  /** Cannot be guessed: whoever has it may end the hold. */
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

/** A call that its caller may send again (IETF draft-ietf-httpapi-idempotency-key-header). */
export interface RepeatableCall {
  /** The caller's `Idempotency-Key`; its meaning ends at the border of the organisation. */
  readonly idempotencyKey: string;
  /** A digest of everything that the call says, as hexadecimal digits: the same key with another digest is another call. */
  readonly fingerprint: string;
}

/** What becomes of a call that may be a repetition. */
export type RepeatableHold =
  /** It is the first: the tokens are held, and the key is taken until the hold ends. */
  | { readonly state: 'held'; readonly hold: TokenHold }
  /** It was answered before: `answer` is what the first one was settled with. Nothing is held. */
  | { readonly state: 'answered'; readonly answer: string }
  /** The first one is still at work. Nothing is held. */
  | { readonly state: 'in_progress' }
  /** The key was used for another call. Nothing is held. */
  | { readonly state: 'other_call' };

/** One change of an organisation's tokens. */
export interface LedgerEntry {
  /** Rises with every entry of the ledger. */
  readonly sequence: number;
  readonly kind: 'grant' | 'hold' | 'settle' | 'release';
  /** What was granted, held, settled or released; at least 0. */
  readonly amount: number;
  /** The balance after it. */
  readonly balance: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** The reason of a grant, the operation of a hold and of its end. */
  readonly reason: string;
  /** The request that pays; absent for a grant. */
  readonly requestId?: string;
  readonly holdId?: string;
}

/**
 * Keeps each organisation's balance of prepaid tokens. At every moment balance + open holds + settled = granted, and the history adds
 * up to the balance. A hold whose lease has run out without an end counts as released: its process is gone.
 *
 * Throws `IdlensError` `tokens.insufficient` when the balance does not cover a hold, `tokens.hold_not_open` when a hold is settled
 * or released a second time or after its lease, `storage.unavailable` (retryable) when the ledger cannot answer.
 */
export interface TokenLedger {
  /** Adds tokens to the balance. `amount` is a whole number, at least 1. */
  grant(organisationId: string, amount: number, reason: string): Promise<void>;
  /** Tokens that can be spent now: granted, less settled, less held. Unknown organisations have 0. */
  balance(organisationId: string): Promise<number>;
  /** Takes `amount` off the balance until it is settled or released. */
  hold(organisationId: string, amount: number, purpose: HoldPurpose): Promise<TokenHold>;
  /**
   * {@link hold} for a call that may be a repetition: taking the key and holding the tokens are one step. A key is remembered for 24 hours
   * after it was settled; one whose hold is released, or whose lease runs out, is forgotten at once.
   */
  holdOnce(organisationId: string, amount: number, purpose: HoldPurpose, call: RepeatableCall): Promise<RepeatableHold>;
  /** The call succeeded: the held tokens are spent. `answer` is kept for repetitions of a call held by {@link holdOnce}. */
  settle(hold: TokenHold, answer?: string): Promise<void>;
  /** The call failed: the held tokens are back on the balance. */
  release(hold: TokenHold): Promise<void>;
  /** Releases every hold whose lease has run out and forgets keys older than 24 hours; returns how many holds were released. */
  recover(): Promise<number>;
  /** The last `limit` entries of the organisation, newest first; older than `beforeSequence` when given. `limit`: 1–1,000. */
  history(
    organisationId: string,
    page: { readonly limit: number; readonly beforeSequence?: number },
  ): Promise<readonly LedgerEntry[]>;
}
