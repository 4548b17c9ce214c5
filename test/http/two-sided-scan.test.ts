import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { scanAnswerSchema } from '../../src/adapters/http-koa/scan/scan-answer-schema.ts';
import { MAX_IMAGE_BYTES } from '../../src/domain/image/image-rules.ts';
import { createScriptedDocumentReader } from '../../src/testing.ts';
import { createHarness, KEY, OTHER_KEY, PICTURES, SPECIMEN, TOKENS } from './http-harness.ts';

/** Told from the front by its size. */
const BACK = await sharp({ create: { width: 80, height: 50, channels: 3, background: '#556677' } })
  .jpeg()
  .toBuffer();
const back64 = BACK.toString('base64');
const front64 = PICTURES.jpeg.toString('base64');
const OBJECT_KEY = 'org/acme/uploads/0123456789abcdef0123456789abcdef.jpg';

/** A reader that sees the specimen on the front and an address on the back. */
const twoSides = () =>
  createScriptedDocumentReader(({ image }) => ({
    answer: image.widthPx === 80 ? { lines: ['Address', '12 HARBOUR ROAD', 'UTOPIA CITY'], turn: 90 } : SPECIMEN,
  }));

async function scanner() {
  const reader = twoSides();
  const harness = await createHarness({ reader });
  return { ...harness, reader, scan: () => harness.request.post('/v1/document/scan').set('x-api-key', KEY) };
}

describe('POST /v1/document/scan with imageBack', () => {
  it('answers the fields of both sides, each with its side, and both pages', async () => {
    const { scan } = await scanner();
    const response = await scan()
      .field('include', 'fields,quality')
      .attach('image', PICTURES.jpeg, 'x')
      .attach('imageBack', BACK, 'y');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ lastName: 'ERIKSSON', documentNumber: 'L898902C3' });
    expect(response.body.address).toContain('12 HARBOUR ROAD');
    expect(response.body.fields.address).toMatchObject({ side: 'back' });
    expect(response.body.fields.lastName).toMatchObject({ side: 'front' });
    expect(response.body.quality).toMatchObject({
      widthPx: 96,
      heightPx: 64,
      turn: 0,
      back: { widthPx: 50, heightPx: 80, turn: 90 },
    });
    expect(scanAnswerSchema.safeParse(response.body).error).toBeUndefined();
  });

  it('takes it in every form that the image may have', async () => {
    const { scan, objects } = await scanner();
    await objects.write(OBJECT_KEY, { bytes: BACK, contentType: 'image/jpeg' });
    const responses = [
      await scan().send({ image: front64, imageBack: back64 }),
      await scan().send({ image: front64, imageBack: `data:image/jpeg;base64,${back64}` }),
      await scan().send({ image: front64, imageBack: OBJECT_KEY }),
      await scan().attach('image', PICTURES.jpeg, 'x').field('imageBack', BACK.toString('base64url')),
      await scan().field('image', front64).attach('imageBack', BACK, 'y'),
    ];
    for (const { status, body } of responses) {
      expect(status).toBe(200);
      expect(body.address).toContain('12 HARBOUR ROAD');
    }
  });

  it('gives the same when the sides are swapped, but for the side that evidence stands on', async () => {
    const { scan } = await scanner();
    const straight = await scan().send({ image: front64, imageBack: back64 });
    const swapped = await scan().send({ image: back64, imageBack: front64 });
    const withoutSides = (body: unknown) =>
      JSON.parse(JSON.stringify(body, (key, value) => (key === 'side' ? undefined : value)));
    expect(withoutSides(swapped.body)).toEqual(withoutSides(straight.body));
    expect(straight.body.lastName).not.toBe('');
  });

  it('is one call: it costs once, and a failed one nothing', async () => {
    const { scan, ledger, reader } = await scanner();
    expect((await scan().send({ image: front64, imageBack: back64 })).status).toBe(200);
    expect(reader.calls).toHaveLength(2);
    expect(await ledger.balance('acme')).toBe(TOKENS - 1);
    expect((await scan().send({ image: front64, imageBack: 'AAAA' })).status).toBe(400);
    expect(reader.calls).toHaveLength(2);
    expect(await ledger.balance('acme')).toBe(TOKENS - 1);
  });

  it('is the scan of one side when it is null', async () => {
    const { scan } = await scanner();
    const one = await scan().send({ image: front64, include: 'fields,quality' });
    const withNull = await scan().send({ image: front64, imageBack: null, include: 'fields,quality' });
    expect(withNull.body).toEqual(one.body);
    expect(one.body.quality).not.toHaveProperty('back');
    expect(JSON.stringify(one.body.fields)).not.toContain('"side"');
  });

  for (const [name, broken, code] of [
    ['no picture', 'AAAA', 'image.not_an_image'],
    ['empty', ' ', 'image.empty'],
    ['cut short', PICTURES.jpeg.subarray(0, 200).toString('base64'), 'image.undecodable'],
    ['no string', 7, 'request.invalid'],
    ['given twice', [back64, back64], 'request.invalid'],
  ] as const)
    it(`says which picture is ${name}`, async () => {
      const { scan } = await scanner();
      const badBack = await scan().send({ image: front64, imageBack: broken });
      expect([badBack.status, badBack.body.code]).toEqual([400, code]);
      expect(badBack.body.message).toContain('imageBack');
      expect(badBack.body.hints).toMatchObject([{ path: 'imageBack' }]);
      const badFront = await scan().send({ image: broken, imageBack: back64 });
      expect([badFront.status, badFront.body.code]).toEqual([400, code]);
      expect(badFront.body.message).toMatch(/\bimage\b/);
      expect(badFront.body.hints).toMatchObject([{ path: 'image' }]);
    });

  it('names the front when both are at fault', async () => {
    const { scan } = await scanner();
    const { body } = await scan().send({ image: 'AAAA', imageBack: 'AAAA' });
    expect(body.hints).toMatchObject([{ path: 'image' }]);
  });

  it('refuses the key of another organisation for either side', async () => {
    const { request, objects } = await scanner();
    await objects.write(OBJECT_KEY, { bytes: BACK, contentType: 'image/jpeg' });
    const scan = () => request.post('/v1/document/scan').set('x-api-key', OTHER_KEY);
    const response = await scan().send({ image: front64, imageBack: OBJECT_KEY });
    expect([response.status, response.body.code]).toEqual([403, 'object.not_readable']);
    expect(response.body.hints).toMatchObject([{ path: 'imageBack' }]);
    expect(JSON.stringify(response.body)).not.toContain(OBJECT_KEY);
  });

  it('takes two pictures of 15 MB each, as files and as JSON, and none that is larger', async () => {
    const { scan } = await scanner();
    const largest = (picture: Buffer, more = 0) =>
      Buffer.concat([picture, Buffer.alloc(MAX_IMAGE_BYTES - picture.length + more)]);
    const [front, back] = [largest(PICTURES.jpeg), largest(BACK)];
    const files = await scan().attach('image', front, 'x').attach('imageBack', back, 'y');
    expect(files.status).toBe(200);
    const json = await scan().send({ image: front.toString('base64'), imageBack: back.toString('base64') });
    expect(json.status).toBe(200);
    const tooLarge = await scan().attach('image', PICTURES.jpeg, 'x').attach('imageBack', largest(BACK, 1), 'y');
    expect([tooLarge.status, tooLarge.body.code]).toEqual([400, 'image.too_large']);
    expect(tooLarge.body.hints).toMatchObject([{ path: 'imageBack' }]);
    const tooLong = await scan().send({ image: front64, imageBack: 'A'.repeat(24_000_000) });
    expect([tooLong.status, tooLong.body.code]).toEqual([400, 'image.too_large']);
    expect(tooLong.body.hints).toMatchObject([{ path: 'imageBack' }]);
  });

  it('runs where only one scan may run at once', async () => {
    const harness = await createHarness({ reader: twoSides(), settings: { scansRunning: 1 } });
    const scan = () => harness.request.post('/v1/document/scan').set('x-api-key', KEY);
    expect((await scan().send({ image: front64, imageBack: back64 })).status).toBe(200);
  });
});
