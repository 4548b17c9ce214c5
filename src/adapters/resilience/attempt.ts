import { type FailureCode, IdlensError, isIdlensError } from '../../domain/errors.ts';
import type { CallOptions } from '../../ports/call-options.ts';

/** What became of asking the first engine. */
export type Attempt<Answer> = { readonly answer: Answer } | { readonly failure: IdlensError };

/** How long the first engine has, and what its silence is called. */
export interface AttemptLimits {
  readonly budgetMs: number;
  readonly timeoutCode: FailureCode;
}

/**
 * Asks an engine that another can stand in for. Its failures, silence beyond the budget among them, become the outcome; the reason of the
 * caller's signal and bugs are thrown.
 */
export async function attempt<Answer>(
  ask: (options: CallOptions) => Promise<Answer>,
  { budgetMs, timeoutCode }: AttemptLimits,
  { signal: outer }: CallOptions,
): Promise<Attempt<Answer>> {
  outer?.throwIfAborted();
  const budget = new AbortController();
  const late = (): IdlensError =>
    new IdlensError(timeoutCode, 'The engine did not answer in time.', { retryable: true });
  const timer = setTimeout(() => budget.abort(late()), budgetMs);
  const signal = outer === undefined ? budget.signal : AbortSignal.any([outer, budget.signal]);
  try {
    return { answer: await ask({ signal }) };
  } catch (error) {
    outer?.throwIfAborted();
    if (isIdlensError(error)) return { failure: error };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** What an engine that stands in makes of an outcome: when it is asked, and whom it tells. */
export interface StandIn<Answer> {
  /** Whether the first engine found nothing, so that the second may find something. */
  readonly isEmpty: (answer: Answer) => boolean;
  /** Asks the second engine. */
  readonly ask: () => Promise<Answer>;
  /** Is told before the second engine is asked; without a failure the first one found nothing. */
  readonly onTakeOver: (failure: IdlensError | undefined) => void;
}

/**
 * The first engine's answer, or the second's where the first failed or found nothing. Where the second fails too, an answer that found
 * nothing stands; else the second's failure is thrown.
 */
export async function orStandIn<Answer>(
  first: Attempt<Answer>,
  { isEmpty, ask, onTakeOver }: StandIn<Answer>,
  { signal }: CallOptions,
): Promise<{ readonly answer: Answer; readonly tookOver: boolean }> {
  if ('answer' in first && !isEmpty(first.answer)) return { answer: first.answer, tookOver: false };
  onTakeOver('failure' in first ? first.failure : undefined);
  try {
    return { answer: await ask(), tookOver: true };
  } catch (error) {
    signal?.throwIfAborted();
    if ('answer' in first && isIdlensError(error)) return { answer: first.answer, tookOver: false };
    throw error;
  }
}
