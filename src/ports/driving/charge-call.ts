import type { Operation } from '../../domain/account/price-list.ts';
import type { CallOptions } from '../call-options.ts';

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
