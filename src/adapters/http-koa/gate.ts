import { IdlensError } from '../../domain/errors.ts';
import { invariant } from '../../domain/invariant.ts';

/** How much a gate lets through at once. */
export interface GateLimits {
  /** The sum of the weights of what runs at once. */
  readonly capacity: number;
  /** How many may wait. */
  readonly maxWaiting: number;
  /** How long one may wait, in milliseconds. */
  readonly maxWaitMs: number;
}

/** Lets work through in the order in which it came, as far as it fits, and sheds what would have to wait too long. */
export interface Gate {
  /** Throws `service.overloaded` when a newcomer would be turned away. */
  expectRoom(): void;
  /**
   * Runs `work` when `weight` fits beside what runs. Throws `service.overloaded` (retryable) when too many wait already or the
   * wait is too long, and the reason of the signal when it is aborted while waiting.
   */
  run<Result>(weight: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
}

interface Waiting {
  readonly weight: number;
  readonly enter: () => void;
}

/** A gate with these limits; a weight may be no more than the capacity. */
export function createGate({ capacity, maxWaiting, maxWaitMs }: GateLimits): Gate {
  const queue: Waiting[] = [];
  let inside = 0;

  function letIn(): void {
    for (let first = queue[0]; first !== undefined && inside + first.weight <= capacity; first = queue[0]) {
      queue.shift();
      inside += first.weight;
      first.enter();
    }
  }

  function wait(weight: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry: Waiting = { weight, enter: () => end(resolve) };
      const timer = setTimeout(() => leave(overloaded()), maxWaitMs);
      const onAbort = (): void => leave(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      queue.push(entry);
      function end(settle: () => void): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        settle();
      }
      function leave(reason: unknown): void {
        queue.splice(queue.indexOf(entry), 1);
        end(() => reject(reason));
        letIn();
      }
    });
  }

  function expectRoom(): void {
    if (queue.length >= maxWaiting && (queue.length > 0 || inside >= capacity)) throw overloaded();
  }

  return {
    expectRoom,
    async run(weight, signal, work) {
      invariant(weight >= 0 && weight <= capacity, 'a weight fits through the gate');
      signal.throwIfAborted();
      if (queue.length === 0 && inside + weight <= capacity) inside += weight;
      else {
        if (queue.length >= maxWaiting) throw overloaded();
        await wait(weight, signal);
      }
      try {
        return await work();
      } finally {
        inside -= weight;
        letIn();
      }
    },
  };
}

function overloaded(): IdlensError {
  return new IdlensError('service.overloaded', 'The service is busy; try again in a moment.', {
    retryable: true,
    retryAfterSeconds: 2,
  });
}
