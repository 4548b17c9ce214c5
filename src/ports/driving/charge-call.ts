import type { Operation } from '../../domain/account/price-list.ts';
import type { CallOptions } from '../call-options.ts';
import type { RepeatableCall } from '../token-ledger.ts';

/** A call that costs tokens. */
export interface ChargedCall {
  readonly organisationId: string;
  readonly operation: Operation;
  readonly requestId: string;
  /** Given by callers that may send the call again: then it is done and paid once. */
  readonly repeatable?: RepeatableCall;
}

/** How a call is charged. */
export interface ChargeOptions<Answer> extends CallOptions {
  /** Whether an answer is worth its price; every answer is when left out. One that is not is free, and not kept for a repetition. */
  readonly isCharged?: (answer: Answer) => boolean;
}

/** What a charged call came to. */
export interface ChargedAnswer<Answer> {
  readonly answer: Answer;
  /** Whether the answer is that of an earlier call, which was paid then. */
  readonly isRepetition: boolean;
}

/**
 * Does the work of a call that costs tokens: holds its price, runs it, and settles. When anything fails on the way, also an abort
 * by the time the work is done, the hold is released exactly once and the failure is thrown on. The answer of a repeatable call is kept as
 * JSON, so it has to be plain data; a repetition within 24 hours gets it again without work and without a charge.
 *
 * Throws what the work throws, `tokens.insufficient` before any work is done, `idempotency.in_progress` (retryable) while the first of
 * two calls with one key is at work, `idempotency.other_call` when the key was used for another call, `storage.unavailable` (retryable), or
 * the reason of the signal.
 */
export type ChargeCall = <Answer>(
  call: ChargedCall,
  work: () => Promise<Answer>,
  options?: ChargeOptions<Answer>,
) => Promise<ChargedAnswer<Answer>>;
