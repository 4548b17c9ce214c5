import { type FailureCode, IdlensError, isIdlensError } from '../../domain/errors.ts';
import { failureOfPicture, type PictureName } from '../../domain/image/picture-failure.ts';
import type { CallOptions } from '../../ports/call-options.ts';

/** What became of a part of a call: its value, or the passing fault of an engine that kept it from having one. */
export type PartOutcome<Value> = { readonly value: Value } | { readonly failure: IdlensError };

/** How long a part may take, and what it is when it takes longer. */
interface PartLimits extends CallOptions {
  readonly deadlineMs: number;
  readonly timeoutCode: FailureCode;
  /** The picture that it works on, where it is one. */
  readonly picture?: PictureName;
}

/**
 * Does a part of a call that the others can do without. An engine that is unavailable is asked once more, since one that died is replaced at
 * once; a failure that is retryable becomes the outcome. Throws all else, naming the picture where it lies in one, and the reason of the
 * caller's signal.
 */
export async function workOnPart<Value>(
  work: (options: CallOptions) => Promise<Value>,
  { deadlineMs, timeoutCode, picture, signal: outer }: PartLimits,
): Promise<PartOutcome<Value>> {
  const deadline = new AbortController();
  const late = (): IdlensError =>
    new IdlensError(timeoutCode, 'A part of the call did not end in time.', { retryable: true, retryAfterSeconds: 2 });
  const timer = setTimeout(() => deadline.abort(late()), deadlineMs);
  const signal = AbortSignal.any(outer === undefined ? [deadline.signal] : [outer, deadline.signal]);
  try {
    return { value: await withSecondTry(() => work({ signal }), signal) };
  } catch (error) {
    outer?.throwIfAborted();
    if (isIdlensError(error) && error.retryable) return { failure: error };
    throw picture === undefined ? error : failureOfPicture(error, picture);
  } finally {
    clearTimeout(timer);
  }
}

async function withSecondTry<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted || !isUnavailable(error)) throw error;
    return work();
  }
}

function isUnavailable(error: unknown): boolean {
  return isIdlensError(error) && error.retryable && error.code.endsWith('.unavailable');
}
