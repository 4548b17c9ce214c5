import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTextractReader, type TextractReaderOptions } from '../../src/adapters/aws/textract/index.ts';
import { createPinoTelemetry } from '../../src/adapters/system/pino-telemetry.ts';
import { contractAnswer } from '../../src/domain/document/contract-answer.ts';
import { ANALYZE_ID_FIELDS } from '../../src/domain/document/identity-fields.ts';
import { interpretObservation } from '../../src/domain/document/interpret-observation.ts';
import type { DecodedImage } from '../../src/domain/image/image-rules.ts';
import { boundingBox } from '../../src/domain/reading/geometry.ts';
import { documentReaderContract } from '../../src/ports/contracts/document-reader-contract.ts';
import type { DocumentReader, DocumentReading } from '../../src/ports/document-reader.ts';
import { analyzeIdAnswer, detectTextAnswer, recordedDocument } from '../aws/analyze-id-recording.ts';
import { GERMAN_PASSPORT, LICENCE_BACK, LICENCE_FRONT } from '../aws/invented-people.ts';
import { type LoopbackService, type ServiceRequest, startLoopbackService } from '../aws/loopback-json-service.ts';
import { base64Of, CODEC, plainFile, plainPicture } from '../aws/pictures.ts';

const HINT = { documentType: 'auto' } as const;
const DATE = ['07/09/2029', '2029-07-09T00:00:00'] as const;
const TODAY = { year: 2026, month: 11, day: 23 };
const FRONT = await plainPicture(120);
const BACK = await plainPicture(160);
const BLANK = await plainPicture(255);
const NOTHING = recordedDocument({}, []);

let service: LoopbackService;
const readers: DocumentReader[] = [];
beforeAll(async () => {
  service = await startLoopbackService('textract');
});
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});
afterAll(() => service.close());

function reader(options: Partial<TextractReaderOptions> = {}): DocumentReader {
  const made = createTextractReader({ ...service.connection, codec: CODEC, ...options });
  readers.push(made);
  return made;
}

describe('Textract over its protocol', () => {
  beforeAll(() => service.replyWith(answerByPicture));
  documentReaderContract(
    { describe, it, afterAll },
    {
      make: () => createTextractReader({ ...service.connection, codec: CODEC }),
      legibleImage: () => FRONT,
      blankImage: () => BLANK,
      capabilities: { lines: true, fields: true, bothSides: true },
      makeUnavailable: () =>
        createTextractReader({ ...service.connection, endpoint: 'http://127.0.0.1:9', codec: CODEC }),
    },
  );
  it('takes every signature for good', () => {
    expect(service.signatureFaults).toEqual([]);
    expect(service.requests.length).toBeGreaterThan(10);
  });
});

describe('textract reader', () => {
  it('sends a picture that fits as it came in, and gives fields, lines and the version of the model', async () => {
    service.replyWith(() => ({ answer: analyzeIdAnswer(recordedDocument(LICENCE_FRONT.fields, LICENCE_FRONT.lines)) }));
    const reading = await reader().read(FRONT, HINT);
    expect(lastRequest()).toEqual({
      operation: 'AnalyzeID',
      body: { DocumentPages: [{ Bytes: base64Of(FRONT) }] },
    });
    expect(reading.reader).toEqual({ id: 'textract', version: '1.0' });
    expect(reading.lines.map(({ text }) => text)).toEqual(LICENCE_FRONT.lines);
    expect(answerOf(reading)).toMatchObject({
      documentType: 'drivers_license',
      fullName: 'RUTH ELLEN HOLLOWAY',
      dateOfBirth: '1988-07-09',
      gender: 'F',
      documentNumber: 'RX482913',
      issuingCountry: 'USA',
      address: '12 ORCHARD LN, DAYTON, OH 45402',
    });
  });

  it('leaves out the absent fields that Textract is so sure of', async () => {
    service.replyWith(() => ({ answer: analyzeIdAnswer(recordedDocument(LICENCE_FRONT.fields, ['OHIO'])) }));
    const { fields } = await reader().read(FRONT, HINT);
    expect(fields.map(({ field }) => field).sort()).toEqual(Object.keys(LICENCE_FRONT.fields).sort());
  });

  it('gives every one of the 21 fields that a page shows, dates with what they normalise to', async () => {
    const shown = ANALYZE_ID_FIELDS.map((name) => [name, name.endsWith('DATE') ? DATE : `THE ${name}`] as const);
    service.replyWith(() => ({ answer: analyzeIdAnswer(recordedDocument(Object.fromEntries(shown), ['OHIO'])) }));
    const { fields } = await reader().read(FRONT, HINT);
    expect(fields.map(({ field, text }) => [field, text])).toEqual(
      shown.map(([name, value]) => [name, typeof value === 'string' ? value : value[0]]),
    );
    expect(fields.filter(({ normalizedValue }) => normalizedValue === DATE[1])).toHaveLength(1);
    for (const { confidence } of fields) expect(confidence).toBeCloseTo(0.94, 1);
  });

  it('has a licence’s names put right that Textract exchanged', async () => {
    const names = { FIRST_NAME: 'HOLLOWAY', LAST_NAME: 'RUTH', MIDDLE_NAME: '' };
    const lines = ['OHIO', 'DRIVER LICENSE', 'Ruth E. Holloway'];
    const exchanged = recordedDocument({ ...LICENCE_FRONT.fields, ...names }, lines);
    service.replyWith(() => ({ answer: analyzeIdAnswer(exchanged) }));
    const answer = answerOf(await reader().read(FRONT, HINT));
    expect(answer).toMatchObject({ firstName: 'RUTH', lastName: 'HOLLOWAY' });
  });

  it('reads a passport that AnalyzeID knows nothing of by its lines', async () => {
    const { fields, lines } = GERMAN_PASSPORT;
    service.replyWith(() => ({ answer: analyzeIdAnswer(recordedDocument(fields, lines)) }));
    expect(answerOf(await reader().read(FRONT, HINT))).toMatchObject({
      documentType: 'passport',
      fullName: 'JONAS EMIL SCHÖNFELDER',
      dateOfBirth: '1991-03-05',
      gender: 'M',
      nationality: 'DEU',
      issuingCountry: 'DEU',
      documentNumber: 'C01X7K2P9',
      expirationDate: '2031-08-11',
    });
  });

  it('asks DetectDocumentText for the same picture when AnalyzeID answers no line', async () => {
    const { lines } = GERMAN_PASSPORT;
    service.replyWith(({ operation }) => ({
      answer: operation === 'AnalyzeID' ? analyzeIdAnswer(NOTHING) : detectTextAnswer(lines),
    }));
    const asked = service.requests.length;
    expect(answerOf(await reader().read(FRONT, HINT))).toMatchObject({ lastName: 'SCHÖNFELDER', nationality: 'DEU' });
    expect(service.requests.slice(asked)).toEqual([
      expect.objectContaining({ operation: 'AnalyzeID' }),
      { operation: 'DetectDocumentText', body: { Document: { Bytes: base64Of(FRONT) } } },
    ]);
  });

  it.each([
    [90, 0.4, { left: 0.05, top: 0.4, width: 0.05, height: 0.2 }],
    [180, 0.1, { left: 0.7, top: 0.85, width: 0.2, height: 0.05 }],
    [270, 0.5, { left: 0.85, top: 0.3, width: 0.05, height: 0.2 }],
  ] as const)('turns a page upright whose text lies by %d degrees', async (degrees, leftWhenUpright, box) => {
    const block = lyingLine('12 ORCHARD LN', box, degrees);
    service.replyWith(() => ({
      answer: analyzeIdAnswer({ ...NOTHING, Blocks: [...NOTHING.Blocks, block] as typeof NOTHING.Blocks }),
    }));
    const { turn, page, lines } = await reader().read(FRONT, HINT);
    expect(turn).toBe(360 - degrees);
    expect(page.widthPx > page.heightPx).toBe(degrees === 180);
    const [start, end] = lines[0]?.quad ?? [];
    expect(start && end && end.x - start.x).toBeGreaterThan(0);
    const upright = lines[0] && boundingBox(lines[0].quad);
    expect(upright?.width).toBeCloseTo(0.2);
    expect(upright?.left).toBeCloseTo(leftWhenUpright);
  });
});

describe('both sides by Textract', () => {
  it('go out in one request, and come back each with its own reading', async () => {
    const [front, back] = [LICENCE_FRONT, LICENCE_BACK];
    service.replyWith(() => ({
      answer: analyzeIdAnswer(
        recordedDocument(back.fields, back.lines, 2),
        recordedDocument(front.fields, front.lines, 1),
      ),
    }));
    const asked = service.requests.length;
    const [frontReading, backReading] = await readBoth(FRONT, BACK);
    expect(service.requests.slice(asked)).toEqual([
      { operation: 'AnalyzeID', body: { DocumentPages: [{ Bytes: base64Of(FRONT) }, { Bytes: base64Of(BACK) }] } },
    ]);
    expect(frontReading.lines.map(({ text }) => text)).toEqual(front.lines);
    expect(backReading.lines.map(({ text }) => text)).toEqual(back.lines);
    expect(backReading.fields).toMatchObject([{ field: 'ID_TYPE', text: 'DRIVER LICENSE BACK' }]);
  });

  it('that come back as one document are told apart by the page of each line', async () => {
    const both = recordedDocument(LICENCE_FRONT.fields, ['OHIO', 'ORGAN DONOR']);
    const Blocks = both.Blocks.map((block) => ({ ...block, Page: 'Text' in block && block.Text === 'OHIO' ? 1 : 2 }));
    service.replyWith(() => ({ answer: analyzeIdAnswer({ ...both, Blocks } as typeof both) }));
    const [front, back] = await readBoth(FRONT, BACK);
    expect([front, back].map(({ lines }) => lines.map(({ text }) => text))).toEqual([['OHIO'], ['ORGAN DONOR']]);
    expect([front.fields.length > 0, back.fields]).toEqual([true, []]);
  });

  it('have only the side read as text that came back without a line', async () => {
    service.replyWith(({ operation }) => ({
      answer:
        operation === 'AnalyzeID'
          ? analyzeIdAnswer(recordedDocument(LICENCE_FRONT.fields, ['OHIO']), recordedDocument({}, [], 2))
          : detectTextAnswer(['ORGAN DONOR']),
    }));
    const [front, back] = await readBoth(FRONT, BACK);
    expect(lastRequest()).toEqual({ operation: 'DetectDocumentText', body: { Document: { Bytes: base64Of(BACK) } } });
    expect([front, back].map(({ lines }) => lines.map(({ text }) => text))).toEqual([['OHIO'], ['ORGAN DONOR']]);
  });
});

describe('a picture beyond the limits of Textract', () => {
  beforeAll(() => service.replyWith(() => ({ answer: analyzeIdAnswer(recordedDocument({}, ['OHIO'])) })));

  it('of more than 5 MB is sent as a JPEG of less, as large as it can stay', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const file = await sharp({ create: { width: 3400, height: 2400, channels: 3, background: '#888', noise } })
      .jpeg({ quality: 98 })
      .toBuffer();
    expect(file.byteLength).toBeGreaterThan(5 * 1_048_576);
    const sent = await sentFor(await CODEC.decode(file));
    expect(sent.bytes).toBeLessThanOrEqual(5 * 1_048_576);
    expect(sent).toMatchObject({ format: 'jpeg', width: 3400, height: 2400 });
  });

  it('of more than 10,000 pixels a side is sent smaller', async () => {
    const sent = await sentFor(await CODEC.decode(await plainFile(200, 10_400, 300)));
    expect(sent.width).toBeLessThanOrEqual(10_000);
    expect(sent.width / sent.height).toBeCloseTo(10_400 / 300, 0);
  });

  it('in a format that Textract does not know is sent as JPEG', async () => {
    const file = await sharp(await plainFile(90))
      .webp()
      .toBuffer();
    expect(await sentFor(await CODEC.decode(file))).toMatchObject({ format: 'jpeg', width: 200, height: 126 });
  });

  it('with an EXIF block is sent upright and without it', async () => {
    const file = await sharp(await plainFile(90))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const sent = await sentFor(await CODEC.decode(file));
    expect(sent).toMatchObject({ format: 'jpeg', width: 126, height: 200 });
    expect([sent.orientation, sent.exif]).toEqual([undefined, undefined]);
  });
});

describe('a passing fault of Textract', () => {
  const fine = { answer: analyzeIdAnswer(recordedDocument(LICENCE_FRONT.fields, LICENCE_FRONT.lines)) };

  it.each([
    ['a throttle', { exception: 'ThrottlingException' }],
    ['a client fault that is a throttle', { exception: 'ProvisionedThroughputExceededException' }],
    ['an inner error', { exception: 'InternalServerError', status: 500 }],
    ['a connection that breaks', { drop: 'at once' }],
  ] as const)('that is %s is tried again', async (_what, fault) => {
    let tries = 0;
    service.replyWith(() => (++tries === 1 ? fault : fine));
    await expect(reader({ maxAttempts: 2 }).read(FRONT, HINT)).resolves.toMatchObject({ reader: { id: 'textract' } });
    expect(tries).toBe(2);
  });

  it.each([
    ['that never answers', { hang: true }],
    ['that is throttled again and again', { exception: 'ThrottlingException' }],
  ] as const)('%s ends with the deadline, retryably', async (_what, fault) => {
    service.replyWith(() => fault);
    const failing = reader({ deadlineMs: 150, maxAttempts: 50 }).read(FRONT, HINT);
    await expect(failing).rejects.toMatchObject({ code: 'reader.timeout', retryable: true });
  });

  it.each([
    ['an answer that is cut off', { drop: 'half way' }],
    ['an answer that is no JSON', { garbage: '<html>busy</html>' }],
    ['an answer of another shape', { answer: { Message: 'none' } }],
  ] as const)('that is %s makes the reader unavailable', async (_what, fault) => {
    service.replyWith(() => fault);
    const failing = reader().read(FRONT, HINT);
    await expect(failing).rejects.toMatchObject({ code: 'reader.unavailable', retryable: true });
  });

  it('tells nothing of an answer that is cut off or damaged, not even to the operator', async () => {
    const lines: string[] = [];
    const telemetry = createPinoTelemetry({ level: 'info', destination: { write: (line) => void lines.push(line) } });
    for (const garbage of ['{"FIRST_NAME":"HOLLOWAY"x', '["HOLLOWAY', '{"IdentityDocuments":"HOLLOWAY"}', 'HOLLOWAY']) {
      service.replyWith(() => ({ garbage }));
      const failure = await reader()
        .read(FRONT, HINT)
        .catch((error: unknown) => error);
      telemetry.failure('test', failure, {});
    }
    expect(lines).toHaveLength(4);
    expect(lines.join('\n')).toContain('reader.unavailable');
    expect(lines.join('\n')).not.toContain('HOLLO');
  });

  it('makes the reader not ready, until a call succeeds', async () => {
    const subject = reader();
    service.replyWith(() => ({ exception: 'InternalServerError', status: 500 }));
    await expect(subject.read(FRONT, HINT)).rejects.toThrow();
    expect(await subject.isReady()).toBe(false);
    service.replyWith(() => fine);
    await subject.read(FRONT, HINT);
    expect(await subject.isReady()).toBe(true);
  });

  it('does not follow from a picture that is refused', async () => {
    const subject = reader();
    service.replyWith(() => ({ exception: 'BadDocumentException' }));
    await expect(subject.read(FRONT, HINT)).rejects.toMatchObject({ code: 'image.undecodable', retryable: false });
    expect(await subject.isReady()).toBe(true);
  });

  it('waits no longer for another try when the caller gives up', async () => {
    service.replyWith(() => ({ exception: 'ThrottlingException' }));
    const controller = new AbortController();
    const reason = new Error('the caller went away');
    const running = reader({ maxAttempts: 50, deadlineMs: 60_000 }).read(FRONT, HINT, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await expect(running).rejects.toBe(reason);
  });

  it('that is a missing region is the configuration’s, and missing credentials may come yet', async () => {
    const { region, endpoint } = service.connection;
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID'])
      vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
    try {
      const nowhere = createTextractReader({ codec: CODEC, endpoint });
      await expect(nowhere.read(FRONT, HINT)).rejects.toMatchObject({ code: 'config.invalid', retryable: false });
      const nobody = createTextractReader({ codec: CODEC, endpoint, region });
      await expect(nobody.read(FRONT, HINT)).rejects.toMatchObject({ code: 'reader.unavailable', retryable: true });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('that is a wrong signature is the configuration’s', async () => {
    const credentials = { accessKeyId: 'AKIDLOOPBACK', secretAccessKey: 'another secret' };
    const failing = reader({ credentials }).read(FRONT, HINT);
    await expect(failing).rejects.toMatchObject({ code: 'config.invalid', retryable: false });
    expect(service.signatureFaults.at(-1)).toBe('the signature is wrong');
  });
});

// Helpers

function answerByPicture({ operation, body }: ServiceRequest) {
  if (operation === 'DetectDocumentText') return { answer: detectTextAnswer([]) };
  const { DocumentPages } = body as { DocumentPages: { Bytes: string }[] };
  const { fields, lines } = LICENCE_FRONT;
  const documents = DocumentPages.map(({ Bytes }, index) =>
    Bytes === base64Of(BLANK) ? recordedDocument({}, [], index + 1) : recordedDocument(fields, lines, index + 1),
  );
  return { answer: analyzeIdAnswer(...documents), afterMs: 5 };
}

const lastRequest = () => service.requests.at(-1);

function answerOf(reading: DocumentReading) {
  return contractAnswer(interpretObservation({ ...reading, barcodes: [] }, 'auto', TODAY));
}

async function readBoth(front: DecodedImage, back: DecodedImage) {
  const both = await reader().readBoth?.(front, back, HINT);
  if (both === undefined) throw new Error('the reader takes one page at a time');
  return both;
}

/** What Textract was sent for `image`, as sharp sees it. */
async function sentFor(image: DecodedImage) {
  await reader().read(image, HINT);
  const sent = lastRequest()?.body as { DocumentPages: { Bytes: string }[] } | undefined;
  const bytes = Buffer.from(sent?.DocumentPages[0]?.Bytes ?? '', 'base64');
  return { ...(await sharp(bytes).metadata()), bytes: bytes.byteLength };
}

/** A line whose text runs down (90), to the left (180) or up (270): its polygon begins where the text does. */
function lyingLine(text: string, box: { left: number; top: number; width: number; height: number }, degrees: number) {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const corners = [
    { X: box.left, Y: box.top },
    { X: right, Y: box.top },
    { X: right, Y: bottom },
    { X: box.left, Y: bottom },
  ];
  const first = degrees / 90;
  const Polygon = [...corners.slice(first), ...corners.slice(0, first)];
  return { BlockType: 'LINE', Text: text, Confidence: 99, Geometry: { Polygon }, Id: 'lying' };
}
