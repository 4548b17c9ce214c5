import { describe, expect, it } from 'vitest';
import { IdlensError } from '../../src/domain/errors.ts';
import { createMemoryTokenLedger, createScriptedDocumentReader } from '../../src/testing.ts';
import { createHarness, type Harness, KEY, OTHER_KEY, PICTURES, SPECIMEN, TOKENS, withServer } from './http-harness.ts';

const scan = ({ request }: Harness, key = KEY) =>
  request.post('/v1/document/scan').set('x-api-key', key).attach('image', PICTURES.jpeg, 'x');

/** Waits until `holds`, for what happens after an answer or without one. */
async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('tokens', () => {
  it('are spent by an answer, one a scan', async () => {
    const harness = await createHarness();
    expect((await scan(harness)).status).toBe(200);
    expect((await scan(harness)).status).toBe(200);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 2);
  });

  it('that do not cover the call are 402 before the reader is asked', async () => {
    const reader = createScriptedDocumentReader(SPECIMEN);
    const harness = await createHarness({ tokens: 1, reader });
    expect((await scan(harness)).status).toBe(200);
    const response = await scan(harness);
    expect([response.status, response.body.code]).toEqual([402, 'tokens.insufficient']);
    expect(reader.calls).toHaveLength(1);
    expect((await scan(harness, OTHER_KEY)).status).toBe(200);
  });

  it('are given back when the reader fails, and the caller is told to come back', async () => {
    const fault = new IdlensError('reader.unavailable', 'The reader is not there.', { retryable: true });
    const reader = createScriptedDocumentReader([{ fault }, { answer: SPECIMEN }]);
    const harness = await createHarness({ reader });
    const response = await scan(harness);
    expect([response.status, response.body.code]).toEqual([503, 'reader.unavailable']);
    expect(Number(response.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
    expect((await scan(harness)).status).toBe(200);
  });

  it('are given back when the reader has a bug, of which the answer tells nothing', async () => {
    const fault = new TypeError('secret detail at /srv/idlens/reader.js');
    const harness = await createHarness({ reader: createScriptedDocumentReader([{ fault }]) });
    const response = await scan(harness);
    expect([response.status, response.body.code]).toEqual([500, 'internal.unexpected']);
    expect(response.text).not.toMatch(/secret|srv|TypeError/);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
    expect(harness.telemetry.failures).toMatchObject([
      { event: 'http.bug', error: fault, attributes: { requestId: response.body.requestId } },
    ]);
  });

  it('are given back when the reader does not answer in time', async () => {
    const reader = createScriptedDocumentReader([{ hang: true }]);
    const harness = await createHarness({ reader, settings: { scanDeadlineMs: 50 } });
    const response = await scan(harness);
    expect([response.status, response.body.code]).toEqual([503, 'reader.timeout']);
    expect(response.headers).toHaveProperty('retry-after');
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
  });

  it('are given back when the client goes away, and its scan is stopped', async () => {
    const reader = createScriptedDocumentReader([{ hang: true }]);
    const harness = await createHarness({ reader });
    await withServer(harness, async ({ url }) => {
      const controller = new AbortController();
      const body = new FormData();
      body.set('image', new Blob([new Uint8Array(PICTURES.jpeg)]));
      const headers = { 'x-api-key': KEY };
      const call = fetch(`${url}/v1/document/scan`, { method: 'POST', headers, body, signal: controller.signal });
      const outcome = expect(call).rejects.toThrow();
      await eventually(() => reader.calls.length === 1);
      expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
      controller.abort();
      await outcome;
      await eventually(async () => (await harness.ledger.balance('acme')) === TOKENS);
    });
    await eventually(() => harness.telemetry.events.length === 1);
    expect(harness.telemetry.events[0]?.attributes).toMatchObject({ code: 'request.aborted', status: undefined });
  });

  it('of which the ledger cannot tell are 503, and nothing is read', async () => {
    const unavailable = new IdlensError('storage.unavailable', 'The ledger is not there.', { retryable: true });
    const reader = createScriptedDocumentReader(SPECIMEN);
    const ledger = { ...createMemoryTokenLedger(), hold: () => Promise.reject(unavailable) };
    const harness = await createHarness({ reader, ledger });
    const response = await scan(harness);
    expect([response.status, response.body.code]).toEqual([503, 'storage.unavailable']);
    expect(reader.calls).toHaveLength(0);
  });
});
