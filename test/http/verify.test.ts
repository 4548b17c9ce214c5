import { describe, expect, it } from 'vitest';
import { createSharpImageCodec } from '../../src/adapters/image-sharp/sharp-image-codec.ts';
import { createContainer } from '../../src/app/composition/container.ts';
import { TOKENS as SERVICES } from '../../src/app/composition/tokens.ts';
import { loadConfig } from '../../src/app/config/load-config.ts';
import { IdlensError } from '../../src/domain/errors.ts';
import type { ImageCodec } from '../../src/ports/image-codec.ts';
import {
  createManualClock,
  createRecordingTelemetry,
  createScriptedBarcodeReader,
  createScriptedDocumentReader,
  createScriptedFaceEngine,
  type ScriptedFaceAnswer,
  type ScriptedFaceRequest,
  type ScriptedReading,
  type ScriptedStep,
} from '../../src/testing.ts';
import { createHarness, type Harness, KEY, OTHER_KEY, PICTURES, SPECIMEN, TOKENS } from './http-harness.ts';

/** Where a line of the zone stands on pictures of 96 × 64 pixels for its lines to be as far apart as ICAO Doc 9303-4 asks. */
const zoneLine = (row: number) => ({ left: 0.05, top: 0.8 + 0.077 * row, width: 0.9, height: 0.05 });

/** The passport of an invented person, valid and in order. */
const VALID: ScriptedReading = {
  lines: [
    'PASSPORT',
    { text: 'P<SWELINDQVIST<<ASTRID<MAJ<<<<<<<<<<<<<<<<<<', script: 'mrz', box: zoneLine(0) },
    { text: 'AB284617<7SWE7408122F3004157<<<<<<<<<<<<<<02', script: 'mrz', box: zoneLine(1) },
  ],
};

const OBJECT_KEY = 'org/acme/uploads/0123456789abcdef0123456789abcdef.jpg';
const UNAVAILABLE = new IdlensError('face_engine.unavailable', 'No engine.', { retryable: true });
const NO_READER = new IdlensError('reader.unavailable', 'No reader.', { retryable: true });

type Operation = ScriptedFaceRequest['operation'];

/** One person on every picture, but for the operations that are given a step of their own. */
function facesWith(steps: Partial<Record<Operation, ScriptedStep<ScriptedFaceAnswer>>>) {
  return createScriptedFaceEngine(({ operation }) => steps[operation] ?? { answer: { seen: [{ faces: [{}] }] } });
}

const verify = ({ request }: Harness, key = KEY) =>
  request
    .post('/v1/identity/verify')
    .set('x-api-key', key)
    .attach('documentImage', PICTURES.png, 'document')
    .attach('faceImage', PICTURES.jpeg, 'selfie');

const valid = () => createScriptedDocumentReader(VALID);
const codesOf = (body: { reasons: { code: string }[] }) => body.reasons.map(({ code }) => code);

describe('POST /v1/identity/verify', () => {
  it('verifies the holder of a good document, with the fields of the contract in its order', async () => {
    const harness = await createHarness({ reader: valid() });
    const response = await verify(harness);
    expect(response.status).toBe(200);
    expect(Object.keys(response.body)).toEqual([
      'verified',
      'document',
      'faceDetection',
      'faceMatch',
      'overallConfidence',
      'authenticity',
      'reasons',
    ]);
    expect(response.body).toMatchObject({
      verified: true,
      document: { documentType: 'passport', lastName: 'LINDQVIST', dateOfBirth: '1974-08-12' },
      faceDetection: { faceDetected: true, confidence: 98 },
      faceMatch: { isMatch: true, confidence: 99.5, threshold: 80 },
      authenticity: { verdict: 'passed' },
      reasons: [],
    });
    const { document, faceDetection, faceMatch, overallConfidence } = response.body;
    expect(document).not.toHaveProperty('rawFields');
    expect(document).not.toHaveProperty('mrzData');
    expect(document.confidence).toBeGreaterThan(1);
    expect(overallConfidence).toBeCloseTo(
      0.3 * document.confidence + 0.2 * faceDetection.confidence + 0.5 * faceMatch.confidence,
      1,
    );
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it.each([
    [
      'another face',
      { compare: { answer: { seen: [{ faces: [{}] }], similarity: 41 } } },
      ['face_match.below_threshold'],
    ],
    ['no portrait', { compare: { answer: { seen: [{}, { faces: [{}] }] } } }, ['document.no_portrait']],
    ['no face', { detect: { answer: { seen: [{}] } } }, ['selfie.no_face']],
  ] as const)('does not verify %s, and says why', async (_what, steps, reasons) => {
    const response = await verify(await createHarness({ reader: valid(), faces: facesWith(steps) }));
    expect([response.status, response.body.verified]).toEqual([200, false]);
    expect(codesOf(response.body)).toEqual(reasons);
  });

  it('does not verify an expired document, or a picture that shows none, and is still complete', async () => {
    const expired = await verify(await createHarness({ reader: createScriptedDocumentReader(SPECIMEN) }));
    expect(expired.body.verified).toBe(false);
    expect(codesOf(expired.body)).toEqual(['document.check_failed', 'document.check_failed']);
    expect(expired.body.reasons[0].detail).toContain('expired');
    expect(expired.body.reasons[1].detail).toContain('specimens');
    const faces = createScriptedFaceEngine({});
    const nothing = await verify(await createHarness({ reader: createScriptedDocumentReader({}), faces }));
    expect(nothing.body).toMatchObject({
      verified: false,
      document: { documentType: 'unknown', fullName: '', documentNumber: '', confidence: 0 },
      faceDetection: { faceDetected: false, confidence: 0 },
      faceMatch: { isMatch: false, confidence: 0, threshold: 80 },
      overallConfidence: 0,
    });
    expect(codesOf(nothing.body)).toEqual([
      'document.not_readable',
      'document.type_unknown',
      'document.no_portrait',
      'selfie.no_face',
    ]);
  });

  it('adds the portrait and the quality of all pictures when it is asked to', async () => {
    const harness = await createHarness({ reader: valid() });
    const response = await verify(harness).field('include', 'faceImage,quality');
    expect(Buffer.from(response.body.faceImage, 'base64').subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(Object.keys(response.body.quality)).toEqual(['document', 'portrait', 'selfie']);
  });

  it('takes a file, base64, a data URL and an upload in one call, whichever is which', async () => {
    const harness = await createHarness({ reader: valid() });
    await harness.objects.write(OBJECT_KEY, { bytes: PICTURES.png, contentType: 'image/png' });
    const post = () => harness.request.post('/v1/identity/verify').set('x-api-key', KEY);
    const base64 = PICTURES.png.toString('base64');
    for (const text of [base64, `data:image/png;base64,${base64}`, OBJECT_KEY]) {
      const mixed = post().field('documentImage', text).attach('faceImage', PICTURES.jpeg, 'selfie');
      expect((await mixed).body).toMatchObject({ verified: true });
      expect((await post().send({ documentImage: base64, faceImage: text })).body).toMatchObject({ verified: true });
    }
  });

  it('takes a type that is not the document’s for a hint, and refuses one that it does not know', async () => {
    const harness = await createHarness({ reader: valid() });
    const response = await verify(harness).field('documentType', 'drivers_license');
    expect(response.body).toMatchObject({ document: { documentType: 'passport' } });
    const unknown = await verify(harness).field('documentType', 'library_card');
    expect([unknown.status, unknown.body.hints[0].path]).toEqual([400, 'documentType']);
  });

  it('names the picture that cannot be used, and charges nothing', async () => {
    const harness = await createHarness({ reader: valid() });
    const base64 = PICTURES.png.toString('base64');
    const call = (body: object) => harness.request.post('/v1/identity/verify').set('x-api-key', KEY).send(body);
    const damaged = await call({ documentImage: base64, faceImage: PICTURES.jpeg.subarray(0, 90).toString('base64') });
    expect([damaged.status, damaged.body.hints[0].path]).toEqual([400, 'faceImage']);
    const missing = await call({ faceImage: base64 });
    expect([missing.status, missing.body.message]).toEqual([400, 'The documentImage is missing.']);
    const foreign = await call({
      documentImage: 'org/other/uploads/0123456789abcdef0123456789abcdef.jpg',
      faceImage: base64,
    });
    expect([foreign.status, foreign.body.hints[0].path]).toEqual([403, 'documentImage']);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
  });

  it('is for keys that may do both, scan and look at faces', async () => {
    expect((await verify(await createHarness({ reader: valid() }), OTHER_KEY)).status).toBe(403);
  });
});

describe('a verification of which a part fails', () => {
  it('asks an engine that was unavailable once more, and nobody notices', async () => {
    const reader = createScriptedDocumentReader([{ fault: NO_READER }, { answer: VALID }]);
    const harness = await createHarness({ reader });
    expect((await verify(harness)).body).toMatchObject({ verified: true, reasons: [] });
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it.each([
    ['the detection', { detect: { fault: UNAVAILABLE } }, ['selfie.unavailable']],
    ['the comparison', { compare: { fault: UNAVAILABLE } }, ['face_match.unavailable']],
    [
      'both',
      { detect: { fault: UNAVAILABLE }, compare: { fault: UNAVAILABLE } },
      ['selfie.unavailable', 'face_match.unavailable'],
    ],
  ] as const)('still answers the document when %s fails, unverified and free', async (_what, steps, reasons) => {
    const harness = await createHarness({ reader: valid(), faces: facesWith(steps) });
    const response = await verify(harness).set('Idempotency-Key', 'k');
    expect([response.status, response.body.verified]).toEqual([200, false]);
    expect(response.body.document).toMatchObject({ lastName: 'LINDQVIST' });
    expect(codesOf(response.body)).toEqual(reasons);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
    expect(harness.telemetry.failures.map(({ event }) => event)).toEqual(reasons.map(() => 'verification.part_failed'));
  });

  it('still answers the faces when the document fails, and does the work again for the same key', async () => {
    const reader = createScriptedDocumentReader([{ fault: NO_READER }, { fault: NO_READER }, { answer: VALID }]);
    const harness = await createHarness({ reader });
    const first = await verify(harness).set('Idempotency-Key', 'k');
    expect(first.body).toMatchObject({
      verified: false,
      document: { documentType: 'unknown', fullName: '', confidence: 0 },
      faceMatch: { isMatch: true, confidence: 99.5 },
      authenticity: { verdict: 'not_run', checks: [] },
    });
    expect(codesOf(first.body)).toEqual(['document.unavailable']);
    const second = await verify(harness).set('Idempotency-Key', 'k');
    expect(second.body).toMatchObject({ verified: true });
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it('is 503 and free when nothing could be examined', async () => {
    const faces = facesWith({ detect: { fault: UNAVAILABLE }, compare: { fault: UNAVAILABLE } });
    const reader = createScriptedDocumentReader(() => ({ fault: NO_READER }));
    const harness = await createHarness({ reader, faces });
    const response = await verify(harness);
    expect([response.status, response.body.code]).toEqual([503, 'reader.unavailable']);
    expect(response.headers).toHaveProperty('retry-after');
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
  });

  it('is a bug when a part has one', async () => {
    const harness = await createHarness({
      reader: valid(),
      faces: facesWith({ detect: { fault: new TypeError('a bug') } }),
    });
    expect((await verify(harness)).status).toBe(500);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
  });
});

describe('the parts of a verification', () => {
  it('begin together, on pictures that are decoded once', async () => {
    let decoded = 0;
    const codec = createSharpImageCodec();
    const counting: ImageCodec = {
      ...codec,
      decode(bytes, options) {
        decoded++;
        return codec.decode(bytes, options);
      },
    };
    const waiting: (() => void)[] = [];
    const begun = new Set<string>();
    /** Goes on when all three parts have begun, so that nothing ends unless they run at once. */
    const meet = (part: string): Promise<void> => {
      begun.add(part);
      const met = new Promise<void>((resolve) => waiting.push(resolve));
      if (begun.size === 3) for (const go of waiting) go();
      return met;
    };
    const reader = valid();
    const faces = facesWith({});
    const container = createContainer(loadConfig({}, { cores: 2 }), {
      documentReader: { ...reader, read: (...given) => meet('read').then(() => reader.read(...given)) },
      faceEngine: {
        ...faces,
        detect: (...given) => meet('detect').then(() => faces.detect(...given)),
        compare: (...given) => meet('compare').then(() => faces.compare(...given)),
      },
      barcodeReader: createScriptedBarcodeReader(),
      imageCodec: counting,
      clock: createManualClock(Date.UTC(2026, 2, 1)),
      telemetry: createRecordingTelemetry(),
    });
    const request = {
      documentImage: { kind: 'bytes', bytes: PICTURES.png },
      faceImage: { kind: 'bytes', bytes: PICTURES.jpeg },
      documentType: 'auto',
      withPortrait: true,
    } as const;
    const verifyIdentity = container.get(SERVICES.verifyIdentity);
    const { answer, portrait } = await verifyIdentity(request, { organisationId: 'acme', requestId: 'r' });
    expect(answer.verified).toBe(true);
    expect(portrait).toBeInstanceOf(Uint8Array);
    expect(decoded).toBe(2);
    expect(faces.calls.toSorted()).toEqual(['compare', 'detect']);
  });

  it('that hang are given up before the others are lost', async () => {
    const settings = { ...loadConfig({}, { cores: 2 }) };
    const container = createContainer(
      { ...settings, scans: { ...settings.scans, deadlineMs: 100 } },
      {
        documentReader: valid(),
        faceEngine: facesWith({ compare: { hang: true } }),
        barcodeReader: createScriptedBarcodeReader(),
        clock: createManualClock(Date.UTC(2026, 2, 1)),
        telemetry: createRecordingTelemetry(),
      },
    );
    const picture = { kind: 'bytes', bytes: PICTURES.png } as const;
    const request = { documentImage: picture, faceImage: picture, documentType: 'auto' } as const;
    const { answer } = await container.get(SERVICES.verifyIdentity)(request, { organisationId: 'a', requestId: 'r' });
    expect(answer).toMatchObject({ verified: false, document: { lastName: 'LINDQVIST' } });
    expect(answer.reasons.map(({ code }) => code)).toEqual(['face_match.unavailable']);
  });
});
