import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { scanAnswerSchema } from '../../src/adapters/http-koa/scan/scan-answer-schema.ts';
import { LOCAL_KEY } from '../../src/app/config/app-config.ts';
import { type Environment, loadConfig } from '../../src/app/config/load-config.ts';
import { type RunningServer, startServer } from '../../src/app/server.ts';
import { createRecordingTelemetry } from '../../src/testing.ts';
import { analyzeIdAnswer, recordedDocument } from '../aws/analyze-id-recording.ts';
import { compareFacesAnswer, detectFacesAnswer } from '../aws/face-recording.ts';
import { type LoopbackService, startLoopbackService } from '../aws/loopback-json-service.ts';
import { BUCKET, type LoopbackS3, startLoopbackS3 } from '../aws/loopback-s3.ts';
import { SIGNING_KEY } from '../aws/loopback-server.ts';
import { drawSpecimen, type Specimen } from '../specimens/draw-specimen.ts';
import { PEOPLE } from '../specimens/people.ts';

let textract: LoopbackService;
let rekognition: LoopbackService;
let s3: LoopbackS3;
let dataFolder = '';
let passport: Specimen;
beforeAll(async () => {
  [textract, rekognition] = await Promise.all([startLoopbackService('textract'), startLoopbackService('rekognition')]);
  s3 = await startLoopbackS3();
  dataFolder = await mkdtemp(join(tmpdir(), 'idlens-cloud-'));
  passport = await drawSpecimen('passport', PEOPLE.anna);
  vi.stubEnv('AWS_ACCESS_KEY_ID', SIGNING_KEY.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', SIGNING_KEY.secretAccessKey);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([textract.close(), rekognition.close(), s3.close()]);
  await rm(dataFolder, { recursive: true, force: true });
});

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(environment: Environment): Promise<RunningServer> {
  const cloud = {
    IDLENS_AWS_REGION: SIGNING_KEY.region,
    IDLENS_TEXTRACT_ENDPOINT: textract.endpoint,
    IDLENS_REKOGNITION_ENDPOINT: rekognition.endpoint,
  };
  const own = { IDLENS_PORT: '0', IDLENS_DATA_FOLDER: dataFolder, IDLENS_READER_PROCESSES: '1' };
  const config = loadConfig({ ...own, ...cloud, ...environment }, { cores: 2 });
  server = await startServer(config, { telemetry: createRecordingTelemetry() });
  return server;
}

describe('a server whose engines and storage are in the cloud', () => {
  it('keeps uploads in S3, reads them through Textract and compares faces through Rekognition', async () => {
    textract.replyWith(() => ({ answer: answerAbout(passport) }));
    const face = { box: { left: 0.1, top: 0.3, width: 0.2, height: 0.3 } };
    rekognition.replyWith(({ operation }) => ({
      answer:
        operation === 'DetectFaces'
          ? detectFacesAnswer([face])
          : compareFacesAnswer(face, [{ ...face, similarity: 98.2 }]),
    }));
    const { url } = await start({
      IDLENS_READER: 'textract',
      IDLENS_FACES: 'rekognition',
      IDLENS_STORAGE: 's3',
      IDLENS_S3_BUCKET: BUCKET,
      IDLENS_S3_ENDPOINT: s3.endpoint,
      IDLENS_S3_PATH_STYLE: 'true',
    });
    const image = await upload(url, passport.png);
    expect(await post(url, '/v1/document/scan', { image })).toMatchObject({ fullName: 'ANNA MARIA ERIKSSON' });
    expect(await post(url, '/v1/face/compare', { source: image, target: image })).toMatchObject({
      isMatch: true,
      confidence: 98.2,
    });
    for (const { signatureFaults } of [textract, rekognition]) expect(signatureFaults).toEqual([]);
  });

  it('gives the same shape of answer as the embedded reader to the same picture', async () => {
    textract.replyWith(() => ({ answer: answerAbout(passport) }));
    const image = Buffer.from(passport.png).toString('base64');
    const include = ['fields', 'quality'];
    const byTextract = await post((await start({ IDLENS_READER: 'textract' })).url, '/v1/document/scan', {
      image,
      include,
    });
    await server?.close();
    const byLocal = await post((await start({})).url, '/v1/document/scan', { image, include });
    for (const answer of [byTextract, byLocal]) expect(scanAnswerSchema.safeParse(answer).error).toBeUndefined();
    const { dateOfBirth, documentNumber, expirationDate, gender } = passport.truth.fields;
    const proven = { dateOfBirth, documentNumber, expirationDate, gender, mrzData: passport.truth.mrz?.join('\n') };
    for (const answer of [byTextract, byLocal]) expect(answer).toMatchObject({ documentType: 'passport', ...proven });
    expect(Object.keys(byTextract).sort()).toEqual(Object.keys(byLocal).sort());
  });

  it('reads with the embedded reader what Textract does not, and says so', async () => {
    textract.replyWith(() => ({ exception: 'ThrottlingException' }));
    const { url } = await start({ IDLENS_READER: 'textract,local', IDLENS_CLOUD_DEADLINE_MS: '300' });
    const image = Buffer.from(passport.png).toString('base64');
    const answer = await post(url, '/v1/document/scan', { image, include: ['fields'] });
    expect(answer).toMatchObject({ documentType: 'passport', documentNumber: 'L898902C3' });
    expect(answer['findings']).toContainEqual({
      code: 'reader.fallback',
      severity: 'info',
      detail: 'The reader textract did not answer; local read the picture.',
    });
  });

  it('has faces found by the embedded engine where Rekognition is down', async () => {
    rekognition.replyWith(() => ({ exception: 'InternalServerError', status: 500 }));
    const { url } = await start({ IDLENS_FACES: 'rekognition,local', IDLENS_CLOUD_DEADLINE_MS: '300' });
    const image = Buffer.from(passport.png).toString('base64');
    expect(await post(url, '/v1/face/detect', { image })).toHaveProperty('faceDetected');
    expect(rekognition.requests.at(-1)?.operation).toBe('DetectFaces');
  });
});

describe('a server whose only engine is failing', () => {
  it('answers 503 at no cost, and leaves the engine alone after five failures in a row', async () => {
    rekognition.replyWith(() => ({ exception: 'ServiceQuotaExceededException' }));
    const { url } = await start({ IDLENS_FACES: 'rekognition' });
    const asked = rekognition.requests.length;
    const statuses: number[] = [];
    for (let call = 0; call < 7; call++) {
      const body = JSON.stringify({ image: Buffer.from(passport.png).toString('base64') });
      const headers = { 'x-api-key': LOCAL_KEY, 'content-type': 'application/json' };
      const response = await fetch(`${url}/v1/face/detect`, { method: 'POST', headers, body });
      statuses.push(response.status);
      if (call >= 5) expect(response.headers.get('retry-after')).toBe('10');
    }
    expect(statuses).toEqual(Array(7).fill(503));
    expect(rekognition.requests.length - asked).toBe(5);
  });
});

// Helpers

type Answer = Readonly<Record<string, unknown>>;

/** What Textract would answer about a drawn document: its print where it stands, and some of its fields. */
function answerAbout({ truth, lines }: Specimen) {
  const { firstName = '', lastName = '', documentNumber = '' } = truth.fields;
  const fields = { FIRST_NAME: firstName, LAST_NAME: lastName, DOCUMENT_NUMBER: documentNumber, ID_TYPE: 'PASSPORT' };
  const read = lines.map(({ text, left, top, width, height }) => ({ text, left, top, width, height }));
  return analyzeIdAnswer(recordedDocument({ ...fields, MRZ_CODE: truth.mrz?.join(' ') ?? '' }, read));
}

async function post(url: string, path: string, body: unknown): Promise<Answer> {
  const headers = { 'x-api-key': LOCAL_KEY, 'content-type': 'application/json' };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as Answer;
  expect([response.status, answer['message']]).toEqual([200, undefined]);
  return answer;
}

async function upload(url: string, bytes: Uint8Array): Promise<string> {
  const files = [{ contentType: 'image/png', byteLength: bytes.byteLength }];
  const { uploads } = (await post(url, '/v1/upload/presign', { files })) as {
    uploads: { uploadUrl: string; fileKey: string }[];
  };
  const headers = { 'content-type': 'image/png' };
  const put = await fetch(uploads[0]?.uploadUrl ?? '', { method: 'PUT', headers, body: new Uint8Array(bytes) });
  expect(put.status).toBe(200);
  return uploads[0]?.fileKey ?? '';
}
