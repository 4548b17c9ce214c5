import type { CallOptions } from '../ports/call-options.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/** Work that is done again and again while the service runs. */
export interface PeriodicJob {
  /** Names it in the telemetry. */
  readonly name: string;
  /** The pause between the end of one run and the start of the next, in milliseconds. */
  readonly everyMs: number;
  /** The signal fires when the service closes. */
  run(options: Required<CallOptions>): Promise<unknown>;
}

/** Jobs that are running. */
export interface PeriodicWork {
  /** Starts no more runs, aborts those under way and waits for their end. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Runs every job now and then again after each pause, one run of a job at a time. A run that fails is reported to `telemetry`, and the next
 * one comes all the same. The pauses keep no process alive.
 */
export function startPeriodicWork(jobs: readonly PeriodicJob[], telemetry: Telemetry): PeriodicWork {
  const stopping = new AbortController();
  const loops = jobs.map((job) => runUntilStopped(job, telemetry, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function runUntilStopped(job: PeriodicJob, telemetry: Telemetry, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await job.run({ signal });
    } catch (error) {
      if (!signal.aborted) telemetry.failure('periodic_work.failed', error, { job: job.name });
    }
    await pause(job.everyMs, signal);
  }
}

/** Ends early when `signal` fires. */
function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    timer.unref();
    signal.addEventListener('abort', end, { once: true });
  });
}
