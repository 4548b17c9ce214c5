import { InvariantError } from '../../domain/invariant.ts';

/** What a scripted adapter does with one call: answers, fails, or hangs until the call is aborted or the adapter closed. */
export type ScriptedStep<Answer> =
  | { readonly answer: Answer; readonly latencyMs?: number }
  | { readonly fault: Error; readonly latencyMs?: number }
  | { readonly hang: true };

/** The steps of a script: one a call in this order, or a function that makes one of each call. */
export type Script<Request, Answer> = readonly ScriptedStep<Answer>[] | ((request: Request) => ScriptedStep<Answer>);

/** Turns a script into a function that gives the step of each call; throws when a list has no step left. */
export function stepsOf<Request, Answer>(script: Script<Request, Answer>): (request: Request) => ScriptedStep<Answer> {
  if (typeof script === 'function') return script;
  const queue = [...script];
  return () => {
    const step = queue.shift();
    if (step === undefined) throw new InvariantError('the script has no step left for this call');
    return step;
  };
}

/** Plays one step. Rejects with the signal's reason as soon as it is aborted. */
export async function playStep<Answer>(step: ScriptedStep<Answer>, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted();
  await ('hang' in step ? untilAborted(signal) : sleep(step.latencyMs ?? 0, signal));
  signal.throwIfAborted();
  if ('answer' in step) return step.answer;
  throw 'fault' in step ? step.fault : new InvariantError('a step that hangs goes on only when it is aborted');
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function sleep(durationMs: number, signal: AbortSignal): Promise<void> {
  if (durationMs === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(finish, durationMs);
    signal.addEventListener('abort', finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
  });
}
