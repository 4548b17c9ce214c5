import { performance } from 'node:perf_hooks';
import { quantile } from '../accuracy/report.ts';

/** How long `work` takes in the median of `times` runs, after one that is not counted; milliseconds. */
export async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const durations: number[] = [];
  for (let run = 0; run < times; run++) {
    const start = performance.now();
    await work();
    durations.push(performance.now() - start);
  }
  return quantile(
    durations.toSorted((a, b) => a - b),
    0.5,
  );
}
