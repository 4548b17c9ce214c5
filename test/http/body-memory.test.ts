import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_IMAGE_BYTES } from '../../src/domain/image/image-rules.ts';
import { KEY, PICTURES } from './http-harness.ts';

const BODIES = 8;
/** A server at rest takes about 100 MB when built (more here, where it is compiled on the way): 400 MB in all. */
const MAX_GROWTH_KB = 300 * 1_024;

/** A JPEG filled up to the largest size that is taken. */
const largest = Buffer.concat([PICTURES.jpeg, Buffer.alloc(MAX_IMAGE_BYTES - PICTURES.jpeg.length)]);

describe.skipIf(!existsSync('/proc/self/status'))('the memory of the server (needs Linux to be measured)', () => {
  let child: ChildProcess;
  let nextLine: () => Promise<string>;

  beforeAll(() => {
    const script = fileURLToPath(new URL('./body-memory-server.ts', import.meta.url));
    child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    nextLine = () =>
      new Promise((resolve) => child.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim())));
  });
  afterAll(() => {
    child.kill();
  });

  it(`grows by less than 300 MB with ${BODIES} JSON bodies of 21 and 42 MB at once`, async () => {
    const [port, restKb] = (await nextLine()).split(' ');
    const image = largest.toString('base64');
    const oneSide = Buffer.from(JSON.stringify({ image }));
    const twoSides = Buffer.from(JSON.stringify({ image, imageBack: image }));
    expect(oneSide.length).toBeGreaterThan(20_900_000);
    const headers = { 'x-api-key': KEY, 'content-type': 'application/json' };
    const statuses = await Promise.all(
      Array.from({ length: BODIES }, async (_, index) => {
        const body = index % 4 === 0 ? twoSides : oneSide;
        const response = await fetch(`http://127.0.0.1:${port}/v1/document/scan`, { method: 'POST', headers, body });
        await response.arrayBuffer();
        return response.status;
      }),
    );
    expect(statuses).toEqual(Array.from({ length: BODIES }, () => 200));
    const peak = nextLine();
    child.stdin?.write('peak\n');
    const peakKb = Number(await peak);
    const growthKb = peakKb - Number(restKb);
    process.stdout.write(
      `peak of the server: ${Math.round(peakKb / 1_024)} MB, growth ${Math.round(growthKb / 1_024)} MB\n`,
    );
    expect(growthKb).toBeGreaterThan(0);
    expect(growthKb).toBeLessThan(MAX_GROWTH_KB);
  });
});
