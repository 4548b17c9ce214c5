import { describe, expect, it } from 'vitest';
import { scanAnswerSchema } from '../../src/adapters/http-koa/scan/scan-answer-schema.ts';
import type { ScriptedReading } from '../../src/adapters/memory/scripted-reading.ts';
import { CHECK_NAMES } from '../../src/domain/authenticity/authenticity-report.ts';
import { createScriptedDocumentReader } from '../../src/testing.ts';
import { createHarness, KEY, PICTURES } from './http-harness.ts';

/** The passport of an invented person, in order but for its expiry in 2020. */
const EXPIRED: ScriptedReading = {
  lines: [
    'PASSPORT',
    { text: 'P<SWELINDQVIST<<ASTRID<MAJ<<<<<<<<<<<<<<<<<<', script: 'mrz' },
    { text: 'AB284617<7SWE7408122F2004150<<<<<<<<<<<<<<04', script: 'mrz' },
  ],
};

const harness = () => createHarness({ reader: createScriptedDocumentReader(EXPIRED) });

describe('the authenticity of a document', () => {
  it('is told check by check, each under its group, in a fixed order', async () => {
    const { request } = await harness();
    const { body } = await request.post('/v1/document/scan').set('x-api-key', KEY).attach('image', PICTURES.png, 'p');
    expect(scanAnswerSchema.safeParse(body).error).toBeUndefined();
    const told = body.authenticity.checks.map(({ group, name }: Told) => `${group} ${name}`);
    const listed = Object.entries(CHECK_NAMES).flatMap(([group, names]) => names.map((name) => `${group} ${name}`));
    expect(told).toEqual(listed);
  });

  it('is judged by the policy of the request, multipart or JSON, and else by that of the server', async () => {
    const { request } = await harness();
    const scan = () => request.post('/v1/document/scan').set('x-api-key', KEY);
    const image = Buffer.from(PICTURES.png).toString('base64');
    const verdicts = [
      (await scan().attach('image', PICTURES.png, 'p')).body,
      (await scan().attach('image', PICTURES.png, 'p').field('authenticityPolicy', 'permissive')).body,
      (await scan().send({ image, authenticityPolicy: 'permissive' })).body,
      (await scan().send({ image, authenticityPolicy: 'strict' })).body,
    ].map(({ authenticity }) => authenticity.verdict);
    expect(verdicts).toEqual(['failed', 'review', 'review', 'failed']);
  });

  it('refuses a policy that is none, and names those there are', async () => {
    const { request } = await harness();
    const image = Buffer.from(PICTURES.png).toString('base64');
    const response = await request
      .post('/v1/document/scan')
      .set('x-api-key', KEY)
      .send({ image, authenticityPolicy: 'lenient' });
    expect(response.status).toBe(400);
    const message = 'give one of: permissive, standard, strict';
    expect(response.body.hints).toContainEqual({ path: 'authenticityPolicy', message });
  });

  it('makes another call of the same pictures: one idempotency key belongs to one policy', async () => {
    const { request } = await harness();
    const scan = () =>
      request
        .post('/v1/document/scan')
        .set('x-api-key', KEY)
        .set('Idempotency-Key', 'k')
        .attach('image', PICTURES.png, 'p');
    expect((await scan()).status).toBe(200);
    expect((await scan().field('authenticityPolicy', 'strict')).status).toBe(422);
  });

  it('lets a verification pass that the policy does not fail', async () => {
    const { request } = await harness();
    const verify = () =>
      request
        .post('/v1/identity/verify')
        .set('x-api-key', KEY)
        .attach('documentImage', PICTURES.png, 'd')
        .attach('faceImage', PICTURES.jpeg, 's');
    expect((await verify()).body).toMatchObject({ verified: false, authenticity: { verdict: 'failed' } });
    const permissive = await verify().field('authenticityPolicy', 'permissive');
    expect(permissive.body).toMatchObject({ verified: true, authenticity: { verdict: 'review' }, reasons: [] });
  });
});

interface Told {
  readonly group: string;
  readonly name: string;
}
