import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startPeriodicWork } from '../../../src/app/periodic-work.ts';
import { createRecordingTelemetry } from '../../../src/testing.ts';

describe('startPeriodicWork', () => {
  it('runs every job at once and again after each pause, until it is stopped', async () => {
    const runs = { often: 0, seldom: 0 };
    const jobs = [
      { name: 'often', everyMs: 1, run: async () => runs.often++ },
      { name: 'seldom', everyMs: 3_600_000, run: async () => runs.seldom++ },
    ];
    const work = startPeriodicWork(jobs, createRecordingTelemetry());
    await until(() => runs.often >= 3);
    await work.stop();
    const { often } = runs;
    await sleep(10);
    expect(runs).toEqual({ often, seldom: 1 });
  });

  it('reports a run that fails, also one that throws at once, and runs again all the same', async () => {
    const telemetry = createRecordingTelemetry();
    const fault = new Error('a fault');
    let runs = 0;
    const run = (): Promise<void> => {
      if (++runs === 1) throw fault;
      return runs === 2 ? Promise.reject(fault) : Promise.resolve();
    };
    const work = startPeriodicWork([{ name: 'faulty', everyMs: 1, run }], telemetry);
    await until(() => runs >= 4);
    await work.stop();
    const failure = { event: 'periodic_work.failed', error: fault, attributes: { job: 'faulty' } };
    expect(telemetry.failures).toEqual([failure, failure]);
  });

  it('runs a job once at a time, aborts the run when it stops, and waits for its end', async () => {
    const telemetry = createRecordingTelemetry();
    let running = 0;
    let runs = 0;
    const run = async ({ signal }: { signal: AbortSignal }): Promise<void> => {
      runs++;
      running++;
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      await sleep(5);
      running--;
      signal.throwIfAborted();
    };
    const work = startPeriodicWork([{ name: 'long', everyMs: 1, run }], telemetry);
    await sleep(10);
    await Promise.all([work.stop(), work.stop()]);
    expect({ running, runs, failures: telemetry.failures }).toEqual({ running: 0, runs: 1, failures: [] });
  });
});

// Helpers

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(1);
}
