import { describe, expect, it } from 'vitest';
import type { DocumentReader } from '../../src/ports/document-reader.ts';
import { createScriptedDocumentReader } from '../../src/testing.ts';
import { createHarness, type Harness, KEY, OTHER_KEY, PICTURES, SPECIMEN, TOKENS } from './http-harness.ts';

const verify = ({ request }: Harness, key = KEY) => request.get('/v1/auth/verify').set('x-api-key', key);
const scan = ({ request }: Harness) =>
  request.post('/v1/document/scan').set('x-api-key', KEY).attach('image', PICTURES.jpeg, 'x');

describe('the rate limit', () => {
  it('is told on every answer once the key is known', async () => {
    const harness = await createHarness();
    const { headers } = await verify(harness);
    expect(headers['ratelimit-policy']).toBe('"burst";q=35;w=2, "daily";q=10000;w=86400');
    expect(headers['ratelimit']).toBe('"burst";r=34;t=1, "daily";r=9999;t=43200');
    const refused = await harness.request.post('/v1/document/scan').set('x-api-key', KEY);
    expect(refused.headers['ratelimit']).toContain('"burst";r=33');
  });

  it('refuses the call after the burst with 429 and says when to come back', async () => {
    const harness = await createHarness();
    const answers = await Promise.all(Array.from({ length: 40 }, () => verify(harness)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(35);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers['retry-after']).toBe('1');
    expect(refused?.headers['ratelimit']).toContain('"burst";r=0');
    expect(refused?.body.code).toBe('rate.exceeded');
    expect((await verify(harness, OTHER_KEY)).status).toBe(200);
    harness.clock.advance(1_000);
    expect((await verify(harness)).status).toBe(200);
  });

  it('refuses a scan before its body is read, and it costs nothing', async () => {
    const reader = createScriptedDocumentReader(SPECIMEN);
    const rate = { sustainedPerSecond: 1, burst: 1, perDay: 100 };
    const harness = await createHarness({ reader, rate });
    expect((await scan(harness)).status).toBe(200);
    expect((await scan(harness)).status).toBe(429);
    expect(reader.calls).toHaveLength(1);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it('ends the day with a wait until the next one', async () => {
    const harness = await createHarness({ rate: { sustainedPerSecond: 10, burst: 10, perDay: 2 } });
    await verify(harness);
    await verify(harness);
    const refused = await verify(harness);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, String(12 * 3_600)]);
  });
});

describe('under load', () => {
  /** A reader that answers only once `release` is called. */
  function heldReader() {
    const scripted = createScriptedDocumentReader(SPECIMEN);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reader: DocumentReader = {
      ...scripted,
      async read(...call) {
        await released;
        return scripted.read(...call);
      },
    };
    return { reader, release };
  }

  it('as many scans run as may, some wait, and the rest are shed with 503', async () => {
    const { reader, release } = heldReader();
    const harness = await createHarness({ reader, settings: { scansRunning: 2, scansWaiting: 3 } });
    const shed: { body: Record<string, unknown>; headers: Record<string, string> }[] = [];
    const calls = Array.from({ length: 12 }, async () => {
      const { status, body, headers } = await scan(harness);
      if (status === 503 && shed.push({ body, headers }) === 7) release();
      return status;
    });
    const statuses = await Promise.all(calls);
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    expect(shed).toHaveLength(7);
    for (const { body, headers } of shed) {
      expect(body['code']).toBe('service.overloaded');
      expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
    }
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 5);
    expect((await scan(harness)).status).toBe(200);
  });

  it('a scan that could not even wait is shed before its body is read', async () => {
    const { reader, release } = heldReader();
    const harness = await createHarness({ reader, settings: { scansRunning: 1, scansWaiting: 0 } });
    const first = scan(harness).then(({ status }) => status);
    while ((await harness.ledger.balance('acme')) === TOKENS) await new Promise((resolve) => setTimeout(resolve, 5));
    const json = { 'x-api-key': KEY, 'content-type': 'application/json' };
    const shed = await harness.request.post('/v1/document/scan').set(json).send('{ not json');
    release();
    expect([await first, shed.status]).toEqual([200, 503]);
  });

  it('a scan that waits too long for its turn is shed', async () => {
    const { reader, release } = heldReader();
    const harness = await createHarness({ reader, settings: { scansRunning: 1, maxWaitMs: 20 } });
    const calls = [1, 2].map(async () => {
      const { status } = await scan(harness);
      if (status === 503) release();
      return status;
    });
    expect((await Promise.all(calls)).sort()).toEqual([200, 503]);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it('health is answered without a key, and readiness follows the reader', async () => {
    const ready = await createHarness();
    expect((await ready.request.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await ready.request.get('/readyz')).status).toBe(200);
    const notReady = await createHarness({ reader: createScriptedDocumentReader({}, { ready: false }) });
    const response = await notReady.request.get('/readyz');
    expect([response.status, response.body]).toEqual([503, { status: 'not_ready' }]);
    expect(response.headers).toHaveProperty('retry-after');
    expect((await notReady.request.get('/healthz')).status).toBe(200);
  });
});
