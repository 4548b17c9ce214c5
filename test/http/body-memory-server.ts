import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHarness } from './http-harness.ts';

/**
 * A process of its own, so that its memory is only the server's. Prints its port and its memory
 * at rest in KB; answers `peak` on its input with its peak in KB.
 */
const harness = await createHarness({ settings: { maxWaitMs: 60_000, scanDeadlineMs: 60_000, bodyStallMs: 60_000 } });
const server = createServer(harness.handler).listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port} ${memoryKb('VmRSS')}\n`);
});
process.stdin.on('data', () => {
  process.stdout.write(`${memoryKb('VmHWM')}\n`);
});

function memoryKb(measure: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`${measure}:\\s+(\\d+) kB`).exec(status)?.[1]);
}
