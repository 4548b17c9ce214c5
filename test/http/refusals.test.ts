import { describe, expect, it } from 'vitest';
import { MAX_IMAGE_BYTES } from '../../src/domain/image/image-rules.ts';
import { createHarness, type Harness, KEY, PICTURES, TOKENS, UPLOAD_KEY } from './http-harness.ts';

const base64 = PICTURES.png.toString('base64');
const scan = ({ request }: Harness) => request.post('/v1/document/scan').set('x-api-key', KEY);
const json = (harness: Harness, body: unknown) => scan(harness).send(body as object);
const raw = (harness: Harness, type: string, body: string) => scan(harness).set('content-type', type).send(body);
const multipart = (harness: Harness, body: string) => raw(harness, 'multipart/form-data; boundary=b', body);
const part = (name: string, value: string) => `--b\r\ncontent-disposition: form-data; ${name}\r\n\r\n${value}\r\n`;

type Send = (harness: Harness) => PromiseLike<{ status: number; body: Record<string, unknown>; text: string }>;

/** What is sent, with the status and code it meets. */
const REFUSALS: readonly (readonly [string, Send, number, string])[] = [
  ['no body at all', (h) => scan(h), 400, 'request.unsupported_media_type'],
  ['another content type', (h) => raw(h, 'text/plain', base64), 400, 'request.unsupported_media_type'],
  ['a bare picture', (h) => raw(h, 'image/png', 'x'), 400, 'request.unsupported_media_type'],
  ['JSON in Latin-1', (h) => raw(h, 'application/json; charset=latin1', '{}'), 400, 'request.unsupported_media_type'],
  [
    'a compressed body',
    (h) => scan(h).set('content-encoding', 'gzip').send({ image: base64 }),
    400,
    'request.unsupported_media_type',
  ],
  ['an empty JSON body', (h) => raw(h, 'application/json', ''), 400, 'request.invalid'],
  ['broken JSON', (h) => raw(h, 'application/json', '{"image": "abc'), 400, 'request.invalid'],
  ['a JSON list', (h) => json(h, [base64]), 400, 'request.invalid'],
  ['a JSON text', (h) => raw(h, 'application/json', '"x"'), 400, 'request.invalid'],
  ['deeply nested JSON', (h) => raw(h, 'application/json', '['.repeat(200_000)), 400, 'request.invalid'],
  ['a JSON object without image', (h) => json(h, { documentType: 'auto' }), 400, 'image.missing'],
  ['null for the image', (h) => json(h, { image: null }), 400, 'image.missing'],
  ['a number for the image', (h) => json(h, { image: 5 }), 400, 'request.invalid'],
  ['a list of images', (h) => json(h, { image: [base64, base64] }), 400, 'request.invalid'],
  ['an empty image text', (h) => json(h, { image: '' }), 400, 'image.empty'],
  ['a blank image text', (h) => json(h, { image: ' \n ' }), 400, 'image.empty'],
  ['base64 with foreign letters', (h) => json(h, { image: `${'A'.repeat(2_000)}!` }), 400, 'image.not_an_image'],
  ['a data URL without base64', (h) => json(h, { image: 'data:image/png,abc' }), 400, 'image.not_an_image'],
  ['base64 of a text', (h) => json(h, { image: btoa('hello, this is not a picture') }), 400, 'image.not_an_image'],
  ['an unknown document type', (h) => json(h, { image: base64, documentType: 'library_card' }), 400, 'request.invalid'],
  ['an unknown inclusion', (h) => json(h, { image: base64, include: 'holder' }), 400, 'request.invalid'],
  ['a multipart body without boundary', (h) => raw(h, 'multipart/form-data', 'x'), 400, 'request.invalid'],
  ['a multipart body cut short', (h) => multipart(h, part('name="image"', base64)), 400, 'request.invalid'],
  ['an empty multipart body', (h) => multipart(h, ''), 400, 'request.invalid'],
  ['a multipart body without parts', (h) => multipart(h, '--b--\r\n'), 400, 'image.missing'],
  ['a part without a name', (h) => multipart(h, `${part('x="y"', 'z')}--b--\r\n`), 400, 'request.invalid'],
  [
    'an image part in brackets',
    (h) => multipart(h, `${part('name="image[a]"', 'z')}--b--\r\n`),
    400,
    'request.invalid',
  ],
  [
    'an image part called __proto__',
    (h) => multipart(h, `${part('name="__proto__"', 'z')}--b--\r\n`),
    400,
    'image.missing',
  ],
  ['too many parts', (h) => multipart(h, `${part('name="a"', 'z').repeat(40)}--b--\r\n`), 400, 'request.invalid'],
  ['a file part of another name', (h) => scan(h).attach('photo', PICTURES.png, 'x'), 400, 'request.invalid'],
  [
    'two image files',
    (h) => scan(h).attach('image', PICTURES.png, 'x').attach('image', PICTURES.png, 'y'),
    400,
    'request.invalid',
  ],
  [
    'the image as file and as text',
    (h) => scan(h).field('image', base64).attach('image', PICTURES.png, 'x'),
    400,
    'request.invalid',
  ],
  ['an empty file', (h) => scan(h).attach('image', Buffer.alloc(0), 'x'), 400, 'image.empty'],
  [
    'a file that is a text',
    (h) => scan(h).attach('image', Buffer.from('hello there'), 'x.png'),
    400,
    'image.not_an_image',
  ],
  ['a GIF', (h) => scan(h).attach('image', Buffer.from('GIF89a\u0001\u0000'), 'x'), 400, 'image.unsupported_format'],
  ['a damaged picture', (h) => scan(h).attach('image', PICTURES.jpeg.subarray(0, 200), 'x'), 400, 'image.undecodable'],
  [
    'a file of 15 MB and one byte',
    (h) => scan(h).attach('image', Buffer.alloc(MAX_IMAGE_BYTES + 1), 'x'),
    400,
    'image.too_large',
  ],
  [
    'base64 of 15 MB and one byte',
    (h) => json(h, { image: Buffer.alloc(MAX_IMAGE_BYTES + 1).toString('base64') }),
    400,
    'image.too_large',
  ],
];

describe('POST /v1/document/scan refuses', () => {
  for (const [name, send, status, code] of REFUSALS)
    it(`${name} with ${status} ${code}`, async () => {
      const harness = await createHarness();
      const response = await send(harness);
      expect([response.status, response.body['code']]).toEqual([status, code]);
      expectErrorShape(response.body);
      expect(response.text.length).toBeLessThan(1_500);
      expect(response.text).not.toContain(base64.slice(0, 40));
      expect(await harness.ledger.balance('acme')).toBe(TOKENS);
    });

  it('names every fault of the body in its hints', async () => {
    const harness = await createHarness();
    const response = await json(harness, { documentType: 5, include: ['fields', 'holder'] });
    const hints = response.body.hints as { path: string; message: string }[];
    expect(hints.map((hint) => hint.path)).toEqual(['image', 'documentType', 'include.1']);
    expect(hints[2]?.message).toContain('fields, quality');
  });
});

function expectErrorShape(body: Record<string, unknown>): void {
  const { error, message, code, requestId, hints, ...rest } = body;
  expect(rest).toEqual({});
  expect(typeof error).toBe('string');
  expect(message).toBe(error);
  expect(code).toMatch(/^[a-z0-9_]+\.[a-z0-9_]+$/);
  expect(typeof requestId).toBe('string');
  if (hints !== undefined)
    expect(hints).toEqual(expect.arrayContaining([{ path: expect.any(String), message: expect.any(String) }]));
}

describe('the key', () => {
  const KEYS = {
    missing: undefined,
    unknown: 'nobody',
    'too long': 'x'.repeat(5_000),
    'in another case': KEY.toUpperCase(),
  };
  for (const [name, key] of Object.entries(KEYS))
    for (const path of ['/v1/document/scan', '/v1/auth/verify'])
      it(`is refused when ${name}, before the body is looked at: ${path}`, async () => {
        const { request } = await createHarness();
        const call = path.endsWith('verify') ? request.get(path) : request.post(path).send('{ not json');
        const response = key === undefined ? await call : await call.set('x-api-key', key);
        expect(response.status).toBe(401);
        expect(response.body.code).toBe(key === undefined ? 'key.missing' : 'key.invalid');
        expect(response.headers).not.toHaveProperty('ratelimit');
        expectErrorShape(response.body);
      });

  it('is refused when it is not meant for scans', async () => {
    const { request } = await createHarness();
    const response = await request.post('/v1/document/scan').set('x-api-key', UPLOAD_KEY).send({ image: base64 });
    expect([response.status, response.body.code]).toEqual([403, 'key.scope_missing']);
  });

  it('tells its organisation', async () => {
    const { request } = await createHarness();
    const response = await request.get('/v1/auth/verify').set('x-api-key', UPLOAD_KEY);
    expect([response.status, response.body]).toEqual([200, { valid: true, organizationId: 'acme' }]);
  });
});

describe('paths', () => {
  for (const [method, path] of [
    ['get', '/v1/nothing'],
    ['post', '/v2/document/scan'],
    ['get', '/%E0%A4%A'],
    ['get', '/page.js/../../etc/passwd'],
  ] as const)
    it(`that are unknown are 404: ${path}`, async () => {
      const { request } = await createHarness();
      const response = await request[method](path);
      expect(response.status).toBe(404);
      expectErrorShape(response.body);
    });

  for (const [method, path, allow] of [
    ['get', '/v1/document/scan', 'POST'],
    ['put', '/v1/document/scan', 'POST'],
    ['options', '/v1/document/scan', 'POST'],
    ['post', '/v1/auth/verify', 'GET, HEAD'],
    ['delete', '/healthz', 'GET, HEAD'],
  ] as const)
    it(`that are known with another method are 405: ${method} ${path}`, async () => {
      const { request } = await createHarness();
      const response = await request[method](path);
      expect([response.status, response.headers['allow'], response.body.code]).toEqual([
        405,
        allow,
        'route.method_not_allowed',
      ]);
      expectErrorShape(response.body);
    });
});
