import { describe, expect, it } from 'vitest';
import { scanAnswerSchema } from '../../src/adapters/http-koa/scan/scan-answer-schema.ts';
import { createScriptedDocumentReader } from '../../src/testing.ts';
import { createHarness, KEY, OTHER_KEY, PICTURES, SPECIMEN, TOKENS } from './http-harness.ts';

const base64 = PICTURES.jpeg.toString('base64');
const TEXT_FORMS = {
  base64: base64,
  'base64 without padding': base64.replace(/=+$/, ''),
  'base64 in lines of 76': base64.replace(/.{76}/g, '$&\r\n'),
  base64url: PICTURES.jpeg.toString('base64url'),
  'a data URL': `data:image/jpeg;base64,${base64}`,
  'a data URL that declares the wrong type': `data:text/plain;base64,${base64}`,
};
const OBJECT_KEY = 'org/acme/uploads/0123456789abcdef0123456789abcdef.jpg';

describe('POST /v1/document/scan takes the image', () => {
  for (const [format, bytes] of Object.entries(PICTURES))
    it(`as a multipart file part, ${format}`, async () => {
      const { request } = await createHarness();
      const response = await request
        .post('/v1/document/scan')
        .set('x-api-key', KEY)
        .attach('image', bytes, { filename: 'x.bin', contentType: 'application/pdf' });
      expect(response.status).toBe(200);
      expect(response.body).toMatchObject({ documentType: 'passport', lastName: 'ERIKSSON' });
    });

  for (const [form, text] of Object.entries(TEXT_FORMS)) {
    it(`as ${form} in JSON`, async () => {
      const { request } = await createHarness();
      const response = await request.post('/v1/document/scan').set('x-api-key', KEY).send({ image: text });
      expect(response.status).toBe(200);
    });

    it(`as ${form} in a multipart text part`, async () => {
      const { request } = await createHarness();
      const response = await request.post('/v1/document/scan').set('x-api-key', KEY).field('image', text);
      expect(response.status).toBe(200);
    });
  }

  it('as base64 whose slashes are escaped in JSON', async () => {
    const { request } = await createHarness();
    const body = JSON.stringify({ image: PICTURES.png.toString('base64').padEnd(4_000, '=') }).replaceAll('/', '\\/');
    const response = await request
      .post('/v1/document/scan')
      .set('x-api-key', KEY)
      .set('content-type', 'application/json; charset=utf-8')
      .send(body);
    expect(response.status).toBe(200);
  });

  it('as the key of an upload of the same organisation', async () => {
    const { request, objects } = await createHarness();
    await objects.write(OBJECT_KEY, { bytes: PICTURES.png, contentType: 'image/png' });
    const scan = () => request.post('/v1/document/scan').set('x-api-key', KEY);
    expect((await scan().send({ image: OBJECT_KEY })).status).toBe(200);
    expect((await scan().field('image', OBJECT_KEY)).status).toBe(200);
  });

  for (const [name, key, who] of [
    ['of another organisation', OBJECT_KEY, OTHER_KEY],
    ['that is not there', OBJECT_KEY.replace('0123', 'ffff'), KEY],
    ['that is malformed', 'uploads/../org/acme/x.jpg', KEY],
  ] as const)
    it(`but refuses a key ${name}`, async () => {
      const { request, objects, ledger } = await createHarness();
      await objects.write(OBJECT_KEY, { bytes: PICTURES.png, contentType: 'image/png' });
      const response = await request.post('/v1/document/scan').set('x-api-key', who).send({ image: key });
      expect(response.status).toBe(403);
      expect(response.body.code).toBe('object.not_readable');
      expect(JSON.stringify(response.body)).not.toContain(key);
      expect([await ledger.balance('acme'), await ledger.balance('other')]).toEqual([TOKENS, TOKENS]);
    });
});

describe('POST /v1/document/scan answers', () => {
  it('the fields of the contract in its order, and nothing that was not asked for', async () => {
    const { request } = await createHarness();
    const response = await request.post('/v1/document/scan').set('x-api-key', KEY).attach('image', PICTURES.jpeg, 'x');
    expect(Object.keys(response.body)).toEqual([
      'documentType',
      'fullName',
      'firstName',
      'lastName',
      'dateOfBirth',
      'gender',
      'nationality',
      'documentNumber',
      'expirationDate',
      'issuingCountry',
      'mrzData',
      'rawFields',
      'confidence',
      'authenticity',
    ]);
    expect(response.body).toMatchObject({
      dateOfBirth: '1974-08-12',
      gender: 'F',
      documentNumber: 'L898902C3',
      expirationDate: '2012-04-15',
    });
    expect(scanAnswerSchema.safeParse(response.body).error).toBeUndefined();
  });

  it('empty strings for everything that could not be read', async () => {
    const { request } = await createHarness({ reader: createScriptedDocumentReader({}) });
    const response = await request.post('/v1/document/scan').set('x-api-key', KEY).attach('image', PICTURES.jpeg, 'x');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      documentType: 'unknown',
      fullName: '',
      gender: '',
      rawFields: {},
      confidence: 0,
    });
    expect(response.body).not.toHaveProperty('address');
    expect(response.body).not.toHaveProperty('mrzData');
    expect(scanAnswerSchema.safeParse(response.body).error).toBeUndefined();
  });

  it('each field with confidence and source, findings and the page when they are included', async () => {
    const { request } = await createHarness();
    const response = await request
      .post('/v1/document/scan')
      .set('x-api-key', KEY)
      .field('include', 'fields, quality')
      .attach('image', PICTURES.jpeg, 'x');
    expect(response.body.fields.lastName).toMatchObject({ value: 'ERIKSSON', source: 'mrz' });
    expect(response.body.findings).toBeInstanceOf(Array);
    expect(response.body.quality).toMatchObject({ widthPx: 96, heightPx: 64, turn: 0, measures: { lineCount: 3 } });
    expect(response.body.quality.findings).toBeInstanceOf(Array);
    expect(scanAnswerSchema.safeParse(response.body).error).toBeUndefined();
  });

  it('why nothing could be read when quality is included', async () => {
    const { request } = await createHarness({ reader: createScriptedDocumentReader({}) });
    const response = await request
      .post('/v1/document/scan')
      .set('x-api-key', KEY)
      .field('include', 'quality')
      .attach('image', PICTURES.jpeg, 'x');
    const codes = response.body.quality.findings.map(({ code }: { code: string }) => code);
    expect(codes).toContain('quality.nothing_read');
    expect(scanAnswerSchema.safeParse(response.body).error).toBeUndefined();
  });

  it('what is included by repeating the parameter', async () => {
    const { request } = await createHarness();
    const scan = () => request.post('/v1/document/scan').set('x-api-key', KEY);
    const multipart = await scan().field('include', ['fields', 'quality']).attach('image', PICTURES.jpeg, 'x');
    const json = await scan().send({ image: base64, include: ['fields', 'quality'] });
    for (const response of [multipart, json])
      expect(Object.keys(response.body)).toEqual(expect.arrayContaining(['fields', 'quality']));
  });

  it('after it told the reader which type to expect', async () => {
    const reader = createScriptedDocumentReader(SPECIMEN);
    const { request } = await createHarness({ reader });
    const scan = () => request.post('/v1/document/scan').set('x-api-key', KEY);
    await scan().field('documentType', 'passport').attach('image', PICTURES.jpeg, 'x');
    await scan().send({ image: base64, documentType: 'national_id' });
    await scan().send({ image: base64, somethingElse: { is: 'ignored' } });
    expect(reader.calls.map((call) => call.documentType)).toEqual(['passport', 'national_id', 'auto']);
  });
});
