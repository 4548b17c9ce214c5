import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { IdlensError } from '../../src/domain/errors.ts';
import { createHarness, KEY, OTHER_KEY, PICTURES, TOKENS, UPLOAD_KEY } from './http-harness.ts';
import { createUploadHarness, withClient } from './upload-harness.ts';

const JPEG = { contentType: 'image/jpeg', byteLength: PICTURES.jpeg.length };
const FILE_KEY = /^org\/acme\/uploads\/[0-9a-f]{32}\.[a-z]+$/;
const LIFETIME_MS = 15 * 60_000;

describe('POST /v1/upload/presign', () => {
  it('gives a URL and a key for each file, in the order of the files', async () => {
    const { request } = await createUploadHarness();
    const files = [
      JPEG,
      { contentType: 'image/png', byteLength: 1 },
      { contentType: 'image/webp', byteLength: 15_728_640 },
    ];
    const response = await request.post('/v1/upload/presign').set('x-api-key', UPLOAD_KEY).send({ files });
    expect(response.status).toBe(200);
    const { uploads } = response.body as { uploads: { uploadUrl: string; fileKey: string }[] };
    expect(uploads.map((upload) => Object.keys(upload))).toEqual(files.map(() => ['uploadUrl', 'fileKey']));
    expect(uploads.map(({ fileKey }) => fileKey.split('.')[1])).toEqual(['jpg', 'png', 'webp']);
    for (const { fileKey, uploadUrl } of uploads) {
      expect(fileKey).toMatch(FILE_KEY);
      expect(uploadUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\/upload\/objects\//);
    }
    expect(new Set(uploads.map(({ fileKey }) => fileKey)).size).toBe(3);
  });

  it('costs no tokens, and counts against the rate limit', async () => {
    const { request, ledger } = await createUploadHarness({ rate: { sustainedPerSecond: 1, burst: 1, perDay: 9 } });
    const presign = () =>
      request
        .post('/v1/upload/presign')
        .set('x-api-key', KEY)
        .send({ files: [JPEG] });
    const [first, second] = [await presign(), await presign()];
    expect([first.status, second.status]).toEqual([200, 429]);
    expect(first.headers['ratelimit']).toBeDefined();
    expect(second.headers['retry-after']).toBe('1');
    expect(await ledger.balance('acme')).toBe(TOKENS);
  });

  it('needs a key', async () => {
    const { request } = await createUploadHarness();
    expect((await request.post('/v1/upload/presign').send({ files: [JPEG] })).status).toBe(401);
  });

  for (const [what, body, path, message] of [
    ['no files', {}, 'files', /1 to 100 files/],
    ['an empty list', { files: [] }, 'files', /1 to 100 files/],
    ['too many files', { files: Array.from({ length: 101 }, () => JPEG) }, 'files', /1 to 100 files/],
    ['a file that is none', { files: ['x'] }, 'files.0', /contentType and byteLength/],
    [
      'a type that is not accepted',
      { files: [JPEG, { ...JPEG, contentType: 'text/html' }] },
      'files.1.contentType',
      /image\/jpeg.*image\/png/,
    ],
    ['no type', { files: [{ byteLength: 1 }] }, 'files.0.contentType', /image\/jpeg/],
    ['no bytes', { files: [{ ...JPEG, byteLength: 0 }] }, 'files.0.byteLength', /1 to 15728640/],
    ['too many bytes', { files: [{ ...JPEG, byteLength: 15_728_641 }] }, 'files.0.byteLength', /1 to 15728640/],
    ['half a byte', { files: [{ ...JPEG, byteLength: 1.5 }] }, 'files.0.byteLength', /whole number/],
    ['a length in words', { files: [{ ...JPEG, byteLength: '12' }] }, 'files.0.byteLength', /whole number/],
    ['a digest that is none', { files: [{ ...JPEG, sha256: 'abc' }] }, 'files.0.sha256', /64 hexadecimal/],
  ] as const)
    it(`refuses ${what}, and says what is accepted`, async () => {
      const { request } = await createUploadHarness();
      const response = await request.post('/v1/upload/presign').set('x-api-key', KEY).send(body);
      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code: 'request.invalid', hints: [{ path }] });
      expect(response.body.hints[0].message).toMatch(message);
    });

  for (const [what, type, body] of [
    ['multipart', 'multipart/form-data; boundary=x', '--x--'],
    ['text', 'text/plain', 'hello'],
    ['what is not JSON', 'application/json', '{"files":'],
    ['more than 64 KB', 'application/json', JSON.stringify({ files: [], padding: 'x'.repeat(70_000) })],
  ] as const)
    it(`refuses a body of ${what}`, async () => {
      const { request } = await createUploadHarness();
      const response = await request
        .post('/v1/upload/presign')
        .set('x-api-key', KEY)
        .set('content-type', type)
        .send(body);
      expect(response.status).toBe(400);
      expect(response.body.code).toMatch(/^request\./);
    });

  it('cuts off a body of unknown length after 64 KB', async () => {
    await withClient(await createUploadHarness(), async ({ port }) => {
      const head = `POST /v1/upload/presign HTTP/1.1\r\nHost: x\r\nx-api-key: ${KEY}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
      const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`;
      expect(await talk(port, head + chunk.repeat(5))).toMatch(/^HTTP\/1\.1 400 [\s\S]*request\.too_large/);
    });
  });

  it('goes by the public URL when there is one', async () => {
    const { request } = await createUploadHarness({ uploads: { publicUrl: 'https://ids.example/api' } });
    const response = await request
      .post('/v1/upload/presign')
      .set('x-api-key', KEY)
      .send({ files: [JPEG] });
    expect(response.body.uploads[0].uploadUrl).toMatch(
      /^https:\/\/ids\.example\/api\/v1\/upload\/objects\/org\/acme\//,
    );
  });

  it('goes by the host of the request otherwise, and believes no forwarded one', async () => {
    const { request } = await createUploadHarness();
    const presign = (host: string) =>
      request
        .post('/v1/upload/presign')
        .set({ 'x-api-key': KEY, host, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' })
        .send({ files: [JPEG] });
    expect((await presign('ids.example:81')).body.uploads[0].uploadUrl).toMatch(/^http:\/\/ids\.example:81\/v1\//);
    const hostile = await presign('ids.example/x?');
    expect([hostile.status, hostile.body.code]).toEqual([400, 'request.invalid']);
  });

  it('is not there where nothing takes uploads', async () => {
    const { request } = await createHarness();
    for (const path of ['/v1/upload/presign', '/v1/uploads/presign'])
      expect(
        (
          await request
            .post(path)
            .set('x-api-key', KEY)
            .send({ files: [JPEG] })
        ).status,
      ).toBe(404);
    expect((await request.put('/v1/upload/objects/org/acme/x.jpg').send('x')).status).toBe(404);
  });
});

describe('POST /v1/uploads/presign, the older form', () => {
  it('gives as many uploads as were counted, each of any length', async () => {
    await withClient(await createUploadHarness(), async ({ post, put }) => {
      const response = await post('/v1/uploads/presign', { contentType: 'image/png', count: 2 }, { 'x-api-key': KEY });
      const { uploads } = (await response.json()) as { uploads: { uploadUrl: string; fileKey: string }[] };
      expect(uploads).toHaveLength(2);
      const [first, second] = uploads;
      expect((await put(first!.uploadUrl, PICTURES.png, 'image/png')).status).toBe(200);
      expect((await put(second!.uploadUrl, PICTURES.png, 'image/jpeg')).status).toBe(403);
    });
  });

  it('refuses a count that is none', async () => {
    const { request } = await createUploadHarness();
    const response = await request
      .post('/v1/uploads/presign')
      .set('x-api-key', KEY)
      .send({ contentType: 'image/png', count: 101 });
    expect(response.status).toBe(400);
    expect(response.body.hints).toEqual([{ path: 'count', message: 'give a whole number from 1 to 100' }]);
  });
});

describe('PUT to an upload URL', () => {
  it('takes the announced bytes without a key, once, and a scan reads them by their key', async () => {
    const harness = await createUploadHarness();
    await withClient(harness, async ({ presign, put, post }) => {
      const sha256 = createHash('sha256').update(PICTURES.jpeg).digest('hex').toUpperCase();
      const [upload] = await presign(UPLOAD_KEY, [{ ...JPEG, sha256 }]);
      const first = await put(upload!.uploadUrl, PICTURES.jpeg);
      expect([first.status, await first.text()]).toEqual([200, '']);
      const second = await put(upload!.uploadUrl, PICTURES.jpeg);
      expect(second.status).toBe(403);
      expect(await second.json()).toMatchObject({
        code: 'upload.refused',
        message: 'The upload URL was used already.',
      });
      const scan = await post('/v1/document/scan', { image: upload!.fileKey }, { 'x-api-key': KEY });
      expect(scan.status).toBe(200);
      expect(await scan.json()).toMatchObject({ documentType: 'passport', lastName: 'ERIKSSON' });
      expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
    });
  });

  it('takes one of eight at the same moment', async () => {
    const harness = await createUploadHarness();
    await withClient(harness, async ({ presign, put }) => {
      const [upload] = await presign(KEY, [JPEG]);
      const answers = await Promise.all(Array.from({ length: 8 }, () => put(upload!.uploadUrl, PICTURES.jpeg)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 403)]);
      expect(await harness.filesBelow('objects')).toHaveLength(1);
    });
  });

  it('refuses another type, length, digest, time and URL, and stores nothing', async () => {
    const harness = await createUploadHarness();
    await withClient(harness, async ({ presign, put }) => {
      const uploads = await presign(KEY, [JPEG, JPEG, { ...JPEG, sha256: 'a'.repeat(64) }, JPEG, JPEG]);
      const [type, length, digest, changed, late] = uploads.map(({ uploadUrl }) => uploadUrl);
      const answers = [
        await put(type!, PICTURES.jpeg, 'image/png'),
        await put(length!, PICTURES.jpeg.subarray(1)),
        await put(digest!, PICTURES.jpeg),
        await put(changed!.replace('/acme/', '/other/'), PICTURES.jpeg),
      ];
      harness.clock.advance(LIFETIME_MS);
      answers.push(await put(late!, PICTURES.jpeg));
      for (const answer of answers) {
        expect(answer.status).toBe(403);
        expect(await answer.json()).toMatchObject({ code: 'upload.refused' });
      }
      expect([...(await harness.filesBelow('objects')), ...(await harness.filesBelow('incoming'))]).toEqual([]);
    });
  });

  it('refuses a body without a declared length', async () => {
    const harness = await createUploadHarness();
    await withClient(harness, async ({ presign, port }) => {
      const [upload] = await presign(KEY, [JPEG]);
      const target = upload!.uploadUrl.replace(/^http:\/\/[^/]+/, '');
      const request = `PUT ${target} HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n1\r\nx\r\n0\r\n\r\n`;
      expect(await talk(port, request)).toMatch(/^HTTP\/1\.1 403 /);
    });
  });

  it('leaves nothing behind when the client goes away or falls silent, and may then be tried again', async () => {
    const harness = await createUploadHarness({ settings: { bodyStallMs: 200 } });
    await withClient(harness, async ({ presign, put, port }) => {
      for (const goesAway of [true, false]) {
        const [upload] = await presign(KEY, [JPEG]);
        const target = upload!.uploadUrl.replace(/^http:\/\/[^/]+/, '');
        const head = `PUT ${target} HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nContent-Length: ${JPEG.byteLength}\r\n\r\n`;
        const socket = connect(port, '127.0.0.1', () => socket.write(`${head}abc`));
        await until(async () => (await harness.filesBelow('incoming')).length === 1);
        if (goesAway) socket.destroy();
        await until(async () => (await harness.filesBelow('spent')).length === (goesAway ? 0 : 1));
        socket.destroy();
        expect(await harness.filesBelow('incoming')).toEqual([]);
        expect((await put(upload!.uploadUrl, PICTURES.jpeg)).status).toBe(200);
      }
    });
  });

  it('tells of a store that does not answer, to be tried again', async () => {
    const fault = new IdlensError('storage.unavailable', 'The storage of uploads does not answer.', {
      retryable: true,
    });
    const receiver = { receive: () => Promise.reject(fault) };
    await withClient(await createUploadHarness({ uploads: { receiver } }), async ({ presign, put }) => {
      const [upload] = await presign(KEY, [JPEG]);
      const answer = await put(upload!.uploadUrl, PICTURES.jpeg);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    });
  });

  it('takes no other method', async () => {
    const { request } = await createUploadHarness();
    const response = await request.get('/v1/upload/objects/org/acme/uploads/x.jpg');
    expect([response.status, response.headers['allow']]).toEqual([405, 'PUT']);
  });

  it('writes no URL, key or signature into the log', async () => {
    const harness = await createUploadHarness();
    await withClient(harness, async ({ presign, put }) => {
      const [upload] = await presign(KEY, [JPEG]);
      await put(upload!.uploadUrl, PICTURES.jpeg);
      await put(upload!.uploadUrl, PICTURES.jpeg);
      await until(async () => harness.telemetry.events.length === 3);
      const log = JSON.stringify([harness.telemetry.events, harness.telemetry.failures]);
      expect(log).toContain('/v1/upload/objects/*key');
      for (const secret of [KEY, new URL(upload!.uploadUrl).searchParams.get('signature')!, upload!.fileKey])
        expect(log).not.toContain(secret);
    });
  });
});

describe('a scan of an upload', () => {
  it('that the organisation may not read is refused with the same answer whatever the reason', async () => {
    const harness = await createUploadHarness();
    await withClient(harness, async ({ presign, put, post }) => {
      const [upload] = await presign(KEY, [JPEG]);
      await put(upload!.uploadUrl, PICTURES.jpeg);
      const missing = `org/other/uploads/${'0'.repeat(32)}.jpg`;
      const malformed = ['org/other/uploads/x.jpg', `${upload!.fileKey}.`, 'org/other/../acme/uploads/x.jpg', '.'];
      const answers = new Set<string>();
      for (const image of [upload!.fileKey, missing, ...malformed]) {
        const response = await post('/v1/document/scan', { image }, { 'x-api-key': OTHER_KEY, 'x-request-id': 'same' });
        expect(response.status).toBe(403);
        answers.add(await response.text());
      }
      expect([...answers]).toHaveLength(1);
      expect(await harness.ledger.balance('other')).toBe(TOKENS);
    });
  });

  it('deletes it after its use when that is asked for, and keeps it when the scan fails', async () => {
    const harness = await createUploadHarness({ deleteAfterUse: true });
    await withClient(harness, async ({ presign, put, post }) => {
      const [picture, other] = await presign(KEY, [JPEG, { contentType: 'image/jpeg', byteLength: 5 }]);
      await put(picture!.uploadUrl, PICTURES.jpeg);
      await put(other!.uploadUrl, Buffer.from('hello'));
      const scan = (image: string) => post('/v1/document/scan', { image }, { 'x-api-key': KEY });
      expect((await scan(other!.fileKey)).status).toBe(400);
      expect(await harness.filesBelow('objects')).toHaveLength(2);
      expect((await scan(picture!.fileKey)).status).toBe(200);
      expect(await harness.filesBelow('objects')).toEqual([other!.fileKey.split('/').at(-1)]);
      expect((await scan(picture!.fileKey)).status).toBe(403);
    });
  });

  it('succeeds although its upload cannot be deleted, which is reported', async () => {
    const fault = new IdlensError('storage.unavailable', 'gone', { retryable: true });
    const harness = await createUploadHarness({
      deleteAfterUse: true,
      wrapObjects: (objects) => ({ ...objects, remove: () => Promise.reject(fault) }),
    });
    await withClient(harness, async ({ presign, put, post }) => {
      const [upload] = await presign(KEY, [JPEG]);
      await put(upload!.uploadUrl, PICTURES.jpeg);
      const response = await post('/v1/document/scan', { image: upload!.fileKey }, { 'x-api-key': KEY });
      expect(response.status).toBe(200);
      expect(harness.telemetry.failures).toMatchObject([{ event: 'uploads.delete_failed', error: fault }]);
    });
  });
});

// Helpers

/** Sends `text` and gives everything that comes back until the connection closes. */
function talk(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
