import { describe, expect, it } from 'vitest';
import { IdlensError } from '../../src/domain/errors.ts';
import { createScriptedFaceEngine } from '../../src/testing.ts';
import { createHarness, type Harness, KEY, OTHER_KEY, PICTURES, TOKENS, UPLOAD_KEY } from './http-harness.ts';

const OBJECT_KEY = 'org/acme/uploads/0123456789abcdef0123456789abcdef.jpg';
const PATHS = ['/v1/face/detect', '/v1/face/compare', '/v1/face/estimate-age'] as const;
const NOBODY = createScriptedFaceEngine({});

const post = ({ request }: Harness, path: string, key = KEY) => request.post(path).set('x-api-key', key);
const send = (harness: Harness, path: string, key = KEY) =>
  path.endsWith('compare')
    ? post(harness, path, key).attach('source', PICTURES.jpeg, 'a').attach('target', PICTURES.png, 'b')
    : post(harness, path, key).attach('image', PICTURES.jpeg, 'x');

describe('POST /v1/face/detect', () => {
  it('tells the surest face, in shares of the upright picture', async () => {
    const faces = createScriptedFaceEngine({ faces: [{ confidence: 0.91 }, { confidence: 0.5 }] });
    const response = await send(await createHarness({ faces }), '/v1/face/detect');
    expect(response.status).toBe(200);
    expect(Object.keys(response.body)).toEqual(['faceDetected', 'confidence', 'boundingBox', 'landmarks']);
    expect(response.body).toMatchObject({
      faceDetected: true,
      confidence: 0.91,
      boundingBox: { top: 0.2, left: 0.3, width: 0.4, height: 0.5 },
    });
    expect(response.body.landmarks.map(({ type }: { type: string }) => type)).toEqual([
      'eyeLeft',
      'eyeRight',
      'nose',
      'mouthLeft',
      'mouthRight',
    ]);
  });

  it('leaves everything out but the flag and the confidence when there is no face', async () => {
    const response = await send(await createHarness({ faces: NOBODY }), '/v1/face/detect');
    expect([response.status, response.body]).toEqual([200, { faceDetected: false, confidence: 0 }]);
  });

  it('says what to do better when it is asked to', async () => {
    const faces = createScriptedFaceEngine({ faces: [{}, {}] });
    const harness = await createHarness({ faces });
    const response = await post(harness, '/v1/face/detect')
      .field('include', 'quality')
      .attach('image', PICTURES.jpeg, 'x');
    expect(response.body.quality).toMatchObject({ findings: [{ code: 'face.several', severity: 'warning' }] });
  });
});

describe('POST /v1/face/compare', () => {
  it('tells a match, how sure it is, and by which threshold', async () => {
    const response = await send(await createHarness(), '/v1/face/compare');
    expect([response.status, response.body]).toEqual([
      200,
      { isMatch: true, confidence: 99.5, threshold: 80, sourceFaceDetected: true, targetFaceDetected: true },
    ]);
  });

  it('tells other people apart', async () => {
    const answer = { seen: [{ faces: [{ person: 'Anna' }] }, { faces: [{ person: 'Berta' }] }] };
    const response = await send(
      await createHarness({ faces: createScriptedFaceEngine([{ answer }]) }),
      '/v1/face/compare',
    );
    expect(response.body).toMatchObject({ isMatch: false, confidence: 2 });
  });

  it('answers a picture without a face, and says which it is', async () => {
    const answer = { seen: [{ faces: [{}] }, {}] };
    const response = await send(
      await createHarness({ faces: createScriptedFaceEngine([{ answer }]) }),
      '/v1/face/compare',
    );
    expect([response.status, response.body]).toEqual([
      200,
      { isMatch: false, confidence: 0, threshold: 80, sourceFaceDetected: true, targetFaceDetected: false },
    ]);
  });

  it('takes a file, base64, a data URL and an upload in one call, whichever is which', async () => {
    const harness = await createHarness();
    await harness.objects.write(OBJECT_KEY, { bytes: PICTURES.png, contentType: 'image/png' });
    const base64 = PICTURES.png.toString('base64');
    for (const target of [base64, `data:image/png;base64,${base64}`, OBJECT_KEY]) {
      const mixed = post(harness, '/v1/face/compare').attach('source', PICTURES.jpeg, 'a').field('target', target);
      expect((await mixed).status).toBe(200);
      expect((await post(harness, '/v1/face/compare').send({ source: target, target: base64 })).status).toBe(200);
    }
  });

  it('names the picture that cannot be used, and charges nothing', async () => {
    const harness = await createHarness();
    const damaged = PICTURES.jpeg.subarray(0, 100);
    const response = await post(harness, '/v1/face/compare')
      .attach('source', PICTURES.jpeg, 'a')
      .attach('target', damaged, 'b');
    expect([response.status, response.body.code]).toEqual([400, 'image.undecodable']);
    expect(response.body.hints).toMatchObject([{ path: 'target' }]);
    expect(response.body.message).toMatch(/^target: /);
    const missing = await post(harness, '/v1/face/compare').attach('source', PICTURES.jpeg, 'a');
    expect([missing.status, missing.body.code, missing.body.message]).toEqual([
      400,
      'image.missing',
      'The target is missing.',
    ]);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
  });
});

describe('POST /v1/face/estimate-age', () => {
  it('tells the range in whole years, its middle, and the gender', async () => {
    const sex = { value: 'male', confidence: 0.93 } as const;
    const faces = createScriptedFaceEngine({ faces: [{ ageRange: { low: 24.2, high: 39.7 }, sex }] });
    const response = await send(await createHarness({ faces }), '/v1/face/estimate-age');
    expect(response.body).toEqual({
      faceDetected: true,
      estimatedAge: 32,
      ageRange: { low: 24, high: 40 },
      gender: 'male',
      genderConfidence: 0.93,
    });
  });

  it('tells nothing else when there is no face', async () => {
    const response = await send(await createHarness({ faces: NOBODY }), '/v1/face/estimate-age');
    expect([response.status, response.body]).toEqual([200, { faceDetected: false }]);
  });
});

describe.each(PATHS)('POST %s', (path) => {
  it('costs its price, and is paid once when it is sent again with its key', async () => {
    const harness = await createHarness();
    const first = await send(harness, path).set('Idempotency-Key', 'k');
    const second = await send(harness, path).set('Idempotency-Key', 'k');
    expect([first.status, second.text]).toEqual([200, first.text]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await harness.ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it('is for keys that may look at faces', async () => {
    const harness = await createHarness();
    for (const key of [UPLOAD_KEY, OTHER_KEY]) {
      const response = await send(harness, path, key);
      expect([response.status, response.body.code]).toEqual([403, 'key.scope_missing']);
    }
  });

  it('is 503 and free while the engine is not there, or does not answer in time', async () => {
    const fault = new IdlensError('face_engine.unavailable', 'No engine.', { retryable: true });
    const faces = createScriptedFaceEngine([{ fault }, { hang: true }]);
    const harness = await createHarness({ faces, settings: { scanDeadlineMs: 1_000 } });
    for (const code of ['face_engine.unavailable', 'face_engine.timeout']) {
      const response = await send(harness, path);
      expect([response.status, response.body.code]).toEqual([503, code]);
      expect(Number(response.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    }
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
  });
});

describe('POST /v1/document/scan with include=faceImage', () => {
  it('adds the portrait as JPEG, cut out of the picture', async () => {
    const harness = await createHarness();
    const response = await post(harness, '/v1/document/scan')
      .field('include', 'faceImage')
      .attach('image', PICTURES.jpeg, 'x');
    const portrait = Buffer.from(response.body.faceImage, 'base64');
    expect(portrait.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect((await post(harness, '/v1/document/scan').attach('image', PICTURES.jpeg, 'x')).body).not.toHaveProperty(
      'faceImage',
    );
  });

  it('looks on the back when the front shows no face, and leaves it out when neither does', async () => {
    const seen = (picture: boolean) => ({ answer: { seen: [picture ? { faces: [{}] } : {}] } });
    const faces = createScriptedFaceEngine([seen(false), seen(true), seen(false), seen(false)]);
    const harness = await createHarness({ faces });
    const both = () =>
      post(harness, '/v1/document/scan')
        .field('include', 'faceImage')
        .attach('image', PICTURES.jpeg, 'x')
        .attach('imageBack', PICTURES.png, 'y');
    expect((await both()).body).toHaveProperty('faceImage');
    expect((await both()).body).not.toHaveProperty('faceImage');
  });

  it('fails and costs nothing when the portrait cannot be looked for', async () => {
    const fault = new IdlensError('face_engine.unavailable', 'No engine.', { retryable: true });
    const harness = await createHarness({ faces: createScriptedFaceEngine([{ fault }]) });
    const response = await post(harness, '/v1/document/scan')
      .field('include', 'faceImage')
      .attach('image', PICTURES.jpeg, 'x');
    expect([response.status, response.body.code]).toEqual([503, 'face_engine.unavailable']);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
  });
});
