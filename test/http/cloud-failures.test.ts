import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRekognitionFaceEngine } from '../../src/adapters/aws/rekognition/index.ts';
import { createS3Storage } from '../../src/adapters/aws/s3/index.ts';
import { createTextractReader } from '../../src/adapters/aws/textract/index.ts';
import { type Environment, loadConfig } from '../../src/app/config/load-config.ts';
import { createManualClock } from '../../src/testing.ts';
import { analyzeIdAnswer, recordedDocument } from '../aws/analyze-id-recording.ts';
import { detectFacesAnswer } from '../aws/face-recording.ts';
import { LICENCE_BACK, LICENCE_FRONT } from '../aws/invented-people.ts';
import { type LoopbackService, startLoopbackService } from '../aws/loopback-json-service.ts';
import { BUCKET, type LoopbackS3, startLoopbackS3 } from '../aws/loopback-s3.ts';
import { CODEC, plainFile } from '../aws/pictures.ts';
import { createHarness, KEY, TOKENS } from './http-harness.ts';

/** What a caller sees of an exception. */
type Row = readonly [exception: string, serviceStatus: number, status: number, code: string, retryable: boolean];

const DOCUMENT = await plainFile(140);

describe('an exception of Textract', () => {
  let textract: LoopbackService;
  beforeAll(async () => {
    textract = await startLoopbackService('textract');
  });
  afterAll(() => textract.close());

  const rows: readonly Row[] = [
    ['BadDocumentException', 400, 400, 'image.undecodable', false],
    ['UnsupportedDocumentException', 400, 400, 'image.unsupported_format', false],
    ['DocumentTooLargeException', 400, 400, 'image.too_large', false],
    ['InvalidParameterException', 400, 400, 'image.undecodable', false],
    ['InvalidS3ObjectException', 400, 403, 'object.not_readable', false],
    ['AccessDeniedException', 400, 500, 'config.invalid', false],
    ['UnrecognizedClientException', 400, 500, 'config.invalid', false],
    ['ExpiredTokenException', 400, 500, 'config.invalid', false],
    ['ProvisionedThroughputExceededException', 400, 503, 'reader.unavailable', true],
    ['ThrottlingException', 500, 503, 'reader.unavailable', true],
    ['InternalServerError', 500, 503, 'reader.unavailable', true],
    ['SomethingNewException', 400, 503, 'reader.unavailable', true],
  ];

  describe.each(['AnalyzeID', 'DetectDocumentText'])('%s', (operation) => {
    it.each(rows)(
      '%s (%d) is answered %d %s, retryable: %s, at no cost',
      async (exception, serviceStatus, ...expected) => {
        textract.replyWith((request) =>
          request.operation === operation
            ? { exception, status: serviceStatus }
            : { answer: analyzeIdAnswer(recordedDocument({}, [])) },
        );
        const [status, code, retryable] = expected;
        const reader = createTextractReader({ ...textract.connection, codec: CODEC });
        const harness = await createHarness({ reader });
        const response = await scan(harness);
        expect([response.status, response.body.code]).toEqual([status, code]);
        expect(Number(response.headers['retry-after'] ?? 0) >= 1).toBe(retryable);
        expect(response.text).not.toContain('as the test wants it');
        expect(await harness.ledger.balance('acme')).toBe(TOKENS);
        expect(textract.requests.at(-1)?.operation).toBe(operation);
        await reader.close();
      },
    );
  });

  it.each([
    ['ThrottlingException', '2'],
    ['ProvisionedThroughputExceededException', '2'],
    ['InternalServerError', '1'],
  ])('%s asks the caller to come back after %s seconds', async (exception, seconds) => {
    textract.replyWith(() => ({ exception }));
    const reader = createTextractReader({ ...textract.connection, codec: CODEC });
    expect((await scan(await createHarness({ reader }))).headers['retry-after']).toBe(seconds);
    await reader.close();
  });

  it('names the side whose picture is refused, though both went out in one request', async () => {
    const back = await plainFile(60);
    const refused = back.toString('base64');
    textract.replyWith(({ body }) => {
      const { DocumentPages } = body as { DocumentPages: { Bytes: string }[] };
      if (DocumentPages.some(({ Bytes }) => Bytes === refused)) return { exception: 'BadDocumentException' };
      return { answer: analyzeIdAnswer(recordedDocument(LICENCE_FRONT.fields, LICENCE_FRONT.lines)) };
    });
    const reader = createTextractReader({ ...textract.connection, codec: CODEC });
    const harness = await createHarness({ reader });
    const response = await scan(harness, back);
    expect([response.status, response.body.code]).toEqual([400, 'image.undecodable']);
    expect(response.body.hints).toMatchObject([{ path: 'imageBack' }]);
    await reader.close();
  });

  it('is none when both sides are read by one request, paid once', async () => {
    textract.replyWith(() => ({
      answer: analyzeIdAnswer(
        recordedDocument(LICENCE_FRONT.fields, LICENCE_FRONT.lines),
        recordedDocument(LICENCE_BACK.fields, LICENCE_BACK.lines, 2),
      ),
    }));
    const asked = textract.requests.length;
    const reader = createTextractReader({ ...textract.connection, codec: CODEC });
    const harness = await createHarness({ reader });
    const response = await scan(harness, await plainFile(60));
    expect(response.body).toMatchObject({ documentType: 'drivers_license', fullName: 'RUTH ELLEN HOLLOWAY' });
    expect(textract.requests.length - asked).toBe(1);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
    await reader.close();
  });
});

describe('an exception of Rekognition', () => {
  let rekognition: LoopbackService;
  beforeAll(async () => {
    rekognition = await startLoopbackService('rekognition');
  });
  afterAll(() => rekognition.close());

  const face = { box: { left: 0.3, top: 0.2, width: 0.3, height: 0.5 } };
  const passing: readonly Row[] = [
    ['InvalidImageFormatException', 400, 400, 'image.unsupported_format', false],
    ['ImageTooLargeException', 400, 400, 'image.too_large', false],
    ['InvalidS3ObjectException', 400, 403, 'object.not_readable', false],
    ['AccessDeniedException', 400, 500, 'config.invalid', false],
    ['ProvisionedThroughputExceededException', 400, 503, 'face_engine.unavailable', true],
    ['ThrottlingException', 500, 503, 'face_engine.unavailable', true],
    ['InternalServerError', 500, 503, 'face_engine.unavailable', true],
  ];
  const invalid: Row = ['InvalidParameterException', 400, 400, 'image.undecodable', false];

  async function answerTo(path: string, pictures: readonly string[]) {
    const faces = createRekognitionFaceEngine({ ...rekognition.connection, codec: CODEC });
    const harness = await createHarness({ faces });
    const call = harness.request.post(path).set('x-api-key', KEY);
    for (const name of pictures) void call.attach(name, DOCUMENT, name);
    const response = await call;
    await faces.close();
    return { response, balance: await harness.ledger.balance('acme') };
  }

  async function expectRefusal(path: string, pictures: readonly string[], [, , status, code, retryable]: Row) {
    const { response, balance } = await answerTo(path, pictures);
    expect([response.status, response.body.code]).toEqual([status, code]);
    expect(Number(response.headers['retry-after'] ?? 0) >= 1).toBe(retryable);
    expect(response.text).not.toContain('as the test wants it');
    expect(balance).toBe(TOKENS);
  }

  it.each([invalid, ...passing])(
    '%s (%d) of DetectFaces is answered %d %s, retryable: %s, at no cost',
    async (...row) => {
      rekognition.replyWith(() => ({ exception: row[0], status: row[1] }));
      await expectRefusal('/v1/face/detect', ['image'], row);
    },
  );

  it.each(passing)('%s (%d) of CompareFaces is answered %d %s, retryable: %s, at no cost', async (...row) => {
    rekognition.replyWith(({ operation }) =>
      operation === 'DetectFaces' ? { answer: detectFacesAnswer([face]) } : { exception: row[0], status: row[1] },
    );
    await expectRefusal('/v1/face/compare', ['source', 'target'], row);
    expect(rekognition.requests.at(-1)?.operation).toBe('CompareFaces');
  });

  it('InvalidParameterException of CompareFaces, which means no face, is an answer', async () => {
    rekognition.replyWith(({ operation }) =>
      operation === 'DetectFaces' ? { answer: detectFacesAnswer([face]) } : { exception: 'InvalidParameterException' },
    );
    const { response, balance } = await answerTo('/v1/face/compare', ['source', 'target']);
    expect([response.status, response.body]).toMatchObject([200, { isMatch: false, confidence: 0 }]);
    expect(balance).toBe(TOKENS - 1);
  });

  it('does not follow from pictures that show nobody: the flags say which', async () => {
    rekognition.replyWith(() => ({ answer: detectFacesAnswer([]) }));
    const { response } = await answerTo('/v1/face/compare', ['source', 'target']);
    const none = { isMatch: false, confidence: 0, sourceFaceDetected: false, targetFaceDetected: false };
    expect([response.status, response.body]).toMatchObject([200, none]);
  });
});

describe('a picture in S3', () => {
  let s3: LoopbackS3;
  beforeAll(async () => {
    s3 = await startLoopbackS3();
  });
  beforeEach(() => s3.failWith(() => undefined));
  afterAll(() => s3.close());

  async function harnessOverS3(environment: Environment = {}) {
    const { layout } = loadConfig(environment, { cores: 2 }).uploads;
    const clock = createManualClock(Date.now());
    const storage = createS3Storage({ ...s3.connection, layout, clock });
    return { storage, harness: await createHarness({ objects: storage, issuer: storage, clock, environment }) };
  }

  const scanKey = (harness: Harness, key: string) =>
    harness.request.post('/v1/document/scan').set('x-api-key', KEY).send({ image: key });

  it('is uploaded to the presigned URL and read by its key', async () => {
    const { harness, storage } = await harnessOverS3();
    const files = [{ contentType: 'image/png', byteLength: DOCUMENT.byteLength }];
    const presigned = await harness.request.post('/v1/upload/presign').set('x-api-key', KEY).send({ files });
    const [{ uploadUrl, fileKey }] = presigned.body.uploads;
    const put = { method: 'PUT', headers: { 'content-type': 'image/png' }, body: new Uint8Array(DOCUMENT) };
    expect((await fetch(uploadUrl, put)).status).toBe(200);
    expect((await scanKey(harness, fileKey)).body).toMatchObject({ documentType: 'passport', lastName: 'ERIKSSON' });
    await storage.close();
  });

  it.each([
    'org/other/uploads/0123456789abcdef0123456789abcdef.png',
    'org/acme/uploads/../../other/uploads/0123456789abcdef0123456789abcdef.png',
    'tenants/acme/documents/front.png',
  ])('under %s is refused before S3 is asked', async (key) => {
    const { harness, storage } = await harnessOverS3();
    const asked = s3.requests.length;
    const response = await scanKey(harness, key);
    expect([response.status, response.body.code]).toEqual([403, 'object.not_readable']);
    expect(s3.requests.length).toBe(asked);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
    await storage.close();
  });

  it('that the host of the bucket put there is read by the organisation whose prefix it has, and by no other', async () => {
    const environment = { IDLENS_STORAGE: 's3', IDLENS_S3_BUCKET: BUCKET, IDLENS_S3_PREFIX: 'tenants/{organisation}/' };
    const { harness, storage } = await harnessOverS3(environment);
    const object = { bytes: new Uint8Array(DOCUMENT), contentType: 'image/png' };
    await storage.write('tenants/acme/2026/front.png', object);
    await storage.write('tenants/other/2026/front.png', object);
    expect((await scanKey(harness, 'tenants/acme/2026/front.png')).status).toBe(200);
    expect((await scanKey(harness, 'tenants/other/2026/front.png')).status).toBe(403);
    await storage.close();
  });

  it.each([
    ['NoSuchKey', 404, 403, 'object.not_readable', false],
    ['AccessDenied', 403, 403, 'object.not_readable', false],
    ['NoSuchBucket', 404, 500, 'config.invalid', false],
    ['SignatureDoesNotMatch', 403, 500, 'config.invalid', false],
    ['SlowDown', 503, 503, 'storage.unavailable', true],
    ['InternalError', 500, 503, 'storage.unavailable', true],
  ] satisfies readonly Row[])(
    '%s (%d) is answered %d %s, retryable: %s, at no cost',
    async (error, serviceStatus, status, code, retryable) => {
      const { harness, storage } = await harnessOverS3();
      s3.failWith(() => ({ error, status: serviceStatus }));
      const response = await scanKey(harness, 'org/acme/uploads/0123456789abcdef0123456789abcdef.png');
      expect([response.status, response.body.code]).toEqual([status, code]);
      expect(Number(response.headers['retry-after'] ?? 0) >= 1).toBe(retryable);
      expect(response.text).not.toContain('as the test wants it');
      expect(await harness.ledger.balance('acme')).toBe(TOKENS);
      await storage.close();
    },
  );
});

// Helpers

type Harness = Awaited<ReturnType<typeof createHarness>>;

function scan({ request }: Harness, back?: Buffer) {
  const call = request.post('/v1/document/scan').set('x-api-key', KEY).attach('image', DOCUMENT, 'front');
  return back ? call.attach('imageBack', back, 'back') : call;
}
