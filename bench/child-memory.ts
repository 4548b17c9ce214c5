import { readdir, readFile } from 'node:fs/promises';

/** The largest peak resident memory of any child of this process, in MB; undefined where there is no `/proc`. */
export async function peakMemoryOfChildrenMb(): Promise<number | undefined> {
  const pids = await readdir('/proc').catch(() => []);
  const statuses = await Promise.all(
    pids.filter((name) => /^\d+$/.test(name)).map((pid) => readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')),
  );
  const peaks = statuses
    .filter((status) => Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) === process.pid)
    .map((status) => Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024);
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}
