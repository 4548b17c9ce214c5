import { describe, expect, it } from 'vitest';
import { IdlensError } from '../../src/domain/errors.ts';
import { createScriptedDocumentReader } from '../../src/testing.ts';
import { createHarness, type Harness, KEY, OTHER_KEY, PICTURES, SPECIMEN, TOKENS } from './http-harness.ts';

interface Call {
  readonly key?: string;
  readonly idempotencyKey?: string;
  readonly documentType?: string;
  readonly picture?: Buffer;
}

const scan = ({ request }: Harness, call: Call = {}) =>
  request
    .post('/v1/document/scan')
    .set('x-api-key', call.key ?? KEY)
    .set('Idempotency-Key', call.idempotencyKey ?? 'order-1')
    .field('documentType', call.documentType ?? 'auto')
    .attach('image', call.picture ?? PICTURES.jpeg, 'x');

describe('a call with an Idempotency-Key', () => {
  it('is done and paid once, and its repetition gets the same answer', async () => {
    const reader = createScriptedDocumentReader(SPECIMEN);
    const harness = await createHarness({ reader });
    const first = await scan(harness);
    const second = await scan(harness);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.text).toBe(first.text);
    expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    expect(reader.calls).toHaveLength(1);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it('is done once when it is sent many times at once: the others are told to come back', async () => {
    const reader = createScriptedDocumentReader([{ answer: SPECIMEN, latencyMs: 300 }]);
    const harness = await createHarness({ reader });
    const responses = await Promise.all(Array.from({ length: 10 }, () => scan(harness)));
    const statuses = responses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const waiting = responses.find(({ status }) => status === 409);
    expect(waiting?.body.code ?? 'idempotency.in_progress').toBe('idempotency.in_progress');
    if (waiting) expect(Number(waiting.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(reader.calls).toHaveLength(1);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it('is refused when the key was used for another picture or other parameters, and costs nothing', async () => {
    const harness = await createHarness();
    await scan(harness);
    for (const other of [{ picture: PICTURES.png }, { documentType: 'passport' }]) {
      const response = await scan(harness, other);
      expect([response.status, response.body.code]).toEqual([422, 'idempotency.other_call']);
    }
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it('is done anew after it failed', async () => {
    const fault = new IdlensError('reader.unavailable', 'The reader is not there.', { retryable: true });
    const harness = await createHarness({ reader: createScriptedDocumentReader([{ fault }, { answer: SPECIMEN }]) });
    expect((await scan(harness)).status).toBe(503);
    expect((await scan(harness)).status).toBe(200);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it('shares no key with another organisation', async () => {
    const reader = createScriptedDocumentReader(SPECIMEN);
    const harness = await createHarness({ reader });
    await scan(harness);
    const other = await scan(harness, { key: OTHER_KEY, picture: PICTURES.png });
    expect([other.status, other.headers['idempotency-replayed']]).toEqual([200, undefined]);
    expect(reader.calls).toHaveLength(2);
  });

  it('takes a quoted key for the same as a bare one, and refuses what is no key', async () => {
    const harness = await createHarness();
    await scan(harness, { idempotencyKey: 'order-1' });
    expect((await scan(harness, { idempotencyKey: '"order-1"' })).headers['idempotency-replayed']).toBe('true');
    for (const idempotencyKey of ['"', 'a b', 'x'.repeat(256), 'a"b']) {
      const response = await scan(harness, { idempotencyKey });
      expect([response.status, response.body.code, response.body.hints?.[0].path]).toEqual([
        400,
        'request.invalid',
        'Idempotency-Key',
      ]);
    }
  });
});
