import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHarness } from './http-harness.ts';

/** A process of its own, so that its memory is only the server's. Prints its port; answers `peak` on its input with its peak in KB. */
const harness = await createHarness({ settings: { maxWaitMs: 60_000, scanDeadlineMs: 60_000, bodyStallMs: 60_000 } });
const server = createServer(harness.handler).listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.stdin.on('data', () => {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  process.stdout.write(`${peak}\n`);
});
