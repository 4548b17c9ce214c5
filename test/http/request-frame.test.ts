import { describe, expect, it } from 'vitest';
import { createPinoTelemetry } from '../../src/adapters/system/pino-telemetry.ts';
import { IdlensError } from '../../src/domain/errors.ts';
import { createScriptedDocumentReader } from '../../src/testing.ts';
import { createHarness, KEY, PICTURES, SPECIMEN } from './http-harness.ts';

describe('x-request-id', () => {
  for (const id of ['a', 'abc-123_X.z', 'x'.repeat(128)])
    it(`is kept when it is valid: ${id.slice(0, 12)}`, async () => {
      const { request } = await createHarness();
      const response = await request.get('/v1/nothing').set('x-request-id', id);
      expect(response.headers['x-request-id']).toBe(id);
      expect(response.body.requestId).toBe(id);
    });

  for (const id of ['', 'a b', 'x'.repeat(129), '<script>', 'a;b', 'ä'])
    it(`is made anew when it is not: ${id.slice(0, 12)}`, async () => {
      const { request } = await createHarness();
      const response = await request.get('/healthz').set('x-request-id', Buffer.from(id).toString('latin1'));
      expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });
});

describe('headers of every answer', () => {
  it('forbid caching, sniffing and foreign content', async () => {
    const { request } = await createHarness();
    for (const path of ['/', '/healthz', '/v1/nothing']) {
      const { headers } = await request.get(path);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });
});

describe('the log', () => {
  it('has one line a request: what was asked, how it ended, on whose behalf', async () => {
    const { request, telemetry } = await createHarness();
    await request.post('/v1/document/scan').set('x-api-key', KEY).attach('image', PICTURES.jpeg, 'x');
    await request.get('/v1/secret-path?x=secret');
    const lines = telemetry.events.filter(({ event }) => event === 'http.request').map(({ attributes }) => attributes);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      method: 'POST',
      route: '/v1/document/scan',
      status: 200,
      organisationId: 'acme',
      keyId: 'key-1',
      documentType: 'passport',
      documentTypeHint: 'auto',
      durationMs: expect.any(Number),
      requestId: expect.any(String),
    });
    expect(lines[1]).toMatchObject({ route: 'none', status: 404, code: 'route.not_found' });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('never holds a key, a picture or a field of a document, whatever happens', async () => {
    const written: string[] = [];
    const telemetry = createPinoTelemetry({ level: 'trace', destination: { write: (line) => written.push(line) } });
    const reader = createScriptedDocumentReader([
      { answer: SPECIMEN },
      { fault: new Error('engine gone') },
      { fault: new IdlensError('reader.unavailable', 'gone', { retryable: true, cause: new Error('pipe') }) },
    ]);
    const { request } = await createHarness({ reader, telemetry });
    const base64 = PICTURES.png.toString('base64');
    const scan = (key: string) => request.post('/v1/document/scan').set('x-api-key', key);
    const answers = [
      await scan(KEY).send({ image: base64, include: 'fields' }),
      await scan(KEY).send({ image: base64 }),
      await scan(KEY).field('image', base64),
      await scan(KEY).send({ image: base64.slice(0, 60), documentType: base64 }),
      await scan(KEY).set('content-type', 'application/json').send(`{"image": "${base64}`),
      await scan('a-stranger-with-a-wrong-key').send({ image: base64 }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 500, 503, 400, 400, 401]);
    const log = written.join('');
    const refusals = answers
      .slice(1)
      .map(({ text }) => text)
      .join('');
    expect(written.length).toBeGreaterThanOrEqual(answers.length);
    for (const secret of [KEY, 'a-stranger', base64.slice(0, 24)])
      for (const text of [log, refusals]) expect(text).not.toContain(secret);
    for (const value of ['ERIKSSON', 'L898902C3', '1974']) expect(log).not.toContain(value);
  });
});

describe('the page', () => {
  it('comes with everything it loads, from this server only', async () => {
    const { request } = await createHarness();
    const { text, headers } = await request.get('/');
    expect(headers['content-type']).toMatch(/text\/html/);
    const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(loaded.length).toBeGreaterThan(2);
    for (const file of loaded) {
      expect(file).not.toMatch(/^(?:https?:)?\/\//);
      expect((await request.get(`/${file}`)).status).toBe(200);
    }
    for (const script of loaded.filter((file) => file.endsWith('.js'))) {
      const code = (await request.get(`/${script}`)).text;
      for (const [, imported] of code.matchAll(/from '\.\/([^']+)'/g))
        expect((await request.get(`/${imported}`)).headers['content-type']).toMatch(/text\/javascript/);
    }
    expect(text).not.toMatch(/<script>|\son\w+=|style="/);
  });

  it('fills in the key of a local server, escaped, and no other', async () => {
    const local = await createHarness({ pageKey: 'a"b<c$&' });
    expect((await local.request.get('/')).text).toContain('value="a&#34;b&#60;c$&#38;"');
    const remote = await createHarness();
    expect((await remote.request.get('/')).text).toMatch(/id="key"[^>]*value=""/);
  });

  it('labels every control', async () => {
    const { text } = await (await createHarness()).request.get('/');
    const ids = [...text.matchAll(/<(?:input|select)[^>]*\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBe(6);
    for (const id of ids) expect(text).toContain(`for="${id}"`);
  });
});
