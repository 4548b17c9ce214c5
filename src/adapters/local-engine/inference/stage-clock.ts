import { performance } from 'node:perf_hooks';
import type { StageTiming } from '../../../ports/document-reader.ts';

/** Adds up how long each stage of one reading takes. Stages do not nest: time inside a model is counted there only. */
export class StageClock {
  readonly #stages = new Map<string, { kind: StageTiming['kind']; durationMs: number }>();
  #modelMs = 0;

  /** Runs `work` and books its time, less the time of models run inside it, on `stage`. */
  async measure<T>(stage: string, work: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    const modelMsBefore = this.#modelMs;
    const result = await work();
    this.#book(stage, 'other', performance.now() - start - (this.#modelMs - modelMsBefore));
    return result;
  }

  /** Runs one inference and books its time on the model. */
  async measureModel<T>(model: string, run: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await run();
    const durationMs = performance.now() - start;
    this.#modelMs += durationMs;
    this.#book(model, 'model', durationMs);
    return result;
  }

  /** The stages in the order in which they first ran. */
  timings(): StageTiming[] {
    return [...this.#stages].map(([stage, { kind, durationMs }]) => ({ stage, kind, durationMs }));
  }

  #book(stage: string, kind: StageTiming['kind'], durationMs: number): void {
    const booked = this.#stages.get(stage);
    if (booked) booked.durationMs += durationMs;
    else this.#stages.set(stage, { kind, durationMs });
  }
}
