import { type FailureCode, IdlensError } from '../../domain/errors.ts';
import { playStep, type ScriptedStep } from './scripted-step.ts';

/** The calls in flight of a scripted adapter, and its end. */
export interface ScriptedCalls {
  /** Plays `step`; refuses as unavailable once closed. */
  run<Answer>(step: () => ScriptedStep<Answer>, signal: AbortSignal | undefined): Promise<Answer>;
  isOpen(): boolean;
  /** Lets calls in flight end; those that hang end as unavailable. */
  close(): Promise<void>;
}

/** Keeps account of the calls of the adapter called `name`, whose refusals carry `unavailableCode`. */
export function createScriptedCalls(name: string, unavailableCode: FailureCode = 'reader.unavailable'): ScriptedCalls {
  const closing = new AbortController();
  const inFlight = new Set<Promise<unknown>>();
  const unavailable = (): IdlensError =>
    new IdlensError(unavailableCode, `The ${name} is closed.`, { retryable: true, retryAfterSeconds: 1 });

  function start<Answer>(step: ScriptedStep<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
    const ends = 'hang' in step ? [closing.signal] : [];
    return playStep(step, AbortSignal.any(signal === undefined ? ends : [signal, ...ends]));
  }

  return {
    async run(step, signal) {
      signal?.throwIfAborted();
      if (closing.signal.aborted) throw unavailable();
      const call = start(step(), signal);
      inFlight.add(call);
      try {
        return await call;
      } finally {
        inFlight.delete(call);
      }
    },
    isOpen: () => !closing.signal.aborted,
    async close() {
      if (!closing.signal.aborted) closing.abort(unavailable());
      await Promise.allSettled(inFlight);
    },
  };
}
