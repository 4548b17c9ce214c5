import { performance } from 'node:perf_hooks';
import { quantile } from '../accuracy/report.ts';

/** How long a call takes, in milliseconds. */
export interface CallTimes {
  readonly fastestMs: number;
  readonly medianMs: number;
}

/** Times calls that take turns, `runs` rounds after one that is not counted. */
export async function timesInTurn<Name extends string>(
  runs: number,
  calls: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, CallTimes>> {
  const names = Object.keys(calls) as Name[];
  const durationsMs = new Map(names.map((name) => [name, [] as number[]]));
  for (let run = 0; run <= runs; run++) {
    for (const name of names) {
      const start = performance.now();
      await calls[name]();
      if (run > 0) durationsMs.get(name)?.push(performance.now() - start);
    }
  }
  const timesOf = (name: Name): CallTimes => {
    const sorted = (durationsMs.get(name) ?? []).toSorted((a, b) => a - b);
    return { fastestMs: quantile(sorted, 0), medianMs: quantile(sorted, 0.5) };
  };
  return Object.fromEntries(names.map((name) => [name, timesOf(name)])) as Record<Name, CallTimes>;
}
