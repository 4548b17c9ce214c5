import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTextractReader } from '../../src/adapters/aws/textract/index.ts';
import { analyzeIdAnswer, recordedDocument } from '../aws/analyze-id-recording.ts';
import { LICENCE_BACK, LICENCE_FRONT } from '../aws/invented-people.ts';
import { type LoopbackService, startLoopbackService } from '../aws/loopback-json-service.ts';
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

// Helpers

type Harness = Awaited<ReturnType<typeof createHarness>>;

function scan({ request }: Harness, back?: Buffer) {
  const call = request.post('/v1/document/scan').set('x-api-key', KEY).attach('image', DOCUMENT, 'front');
  return back ? call.attach('imageBack', back, 'back') : call;
}
