import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UPLOAD_TYPES } from '../../../src/domain/account/upload-type.ts';
import { KEY, TOKENS } from '../../http/http-harness.ts';
import { createUploadHarness } from '../../http/upload-harness.ts';

const unlimited = { sustainedPerSecond: 1_000_000, burst: 1_000_000, perDay: 1_000_000_000 };
const harness = await createUploadHarness({ rate: unlimited });

const contentType = fc.oneof(fc.constantFrom<string>(...UPLOAD_TYPES, 'IMAGE/PNG ', 'text/html'), fc.string());
const byteLength = fc.oneof(fc.integer({ min: -1, max: 20_000_000 }), fc.double(), fc.string());
const sha256 = fc.oneof(fc.stringMatching(/^[0-9a-fA-F]{64}$/), fc.jsonValue());
const goodFile = fc.record({
  contentType: fc.constantFrom<string>(...UPLOAD_TYPES),
  byteLength: fc.integer({ min: 1, max: 15_728_640 }),
});
const file = fc.oneof(
  { weight: 6, arbitrary: goodFile },
  { weight: 2, arbitrary: fc.record({ contentType, byteLength, sha256 }, { requiredKeys: ['contentType'] }) },
  fc.jsonValue(),
);
const presignBody = fc.oneof(
  { weight: 3, arbitrary: fc.record({ files: fc.array(file, { maxLength: 5 }) }) },
  fc.record({ contentType, count: byteLength }),
  fc.jsonValue(),
);

describe('presigning', () => {
  it('answers every body with 200 or 400 in the shape of the contract, and charges none', async () => {
    const path = fc.constantFrom('/v1/upload/presign', '/v1/uploads/presign');
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(path, presignBody, async (where, body) => {
        const { request } = harness;
        const call = request.post(where).set('x-api-key', KEY).set('content-type', 'application/json');
        const response = await call.send(JSON.stringify(body));
        statuses.add(response.status);
        if (response.status === 200) {
          const { files = [] } = body as { files?: unknown[]; count?: number };
          expect(response.body.uploads).toHaveLength(files.length || (body as { count: number }).count);
        } else {
          expect(response.status).toBe(400);
          expect(response.body.message).toBe(response.body.error);
          expect(response.body.hints.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
    expect([...statuses].toSorted()).toEqual([200, 400]);
    expect(await harness.ledger.balance('acme')).toBe(TOKENS);
    expect(harness.telemetry.failures).toEqual([]);
  });
});

describe('a PUT that nobody signed', () => {
  it('is refused whatever its URL and type, and stores nothing', async () => {
    const path = fc.oneof(
      fc.webPath().map((text) => `/x${text}`),
      fc.constantFrom(
        '/org/acme/uploads/../../x',
        '/%2e%2e/%2e%2e/etc/passwd',
        '/org%2Facme',
        `/org/acme/uploads/${'0'.repeat(32)}.jpg`,
      ),
    );
    await fc.assert(
      fc.asyncProperty(path, fc.webQueryParameters(), contentType, async (where, query, type) => {
        const request = harness.request.put(`/v1/upload/objects${where}?${query}`);
        const response = await request.set('content-type', encodeURI(type) || 'x').send('bytes');
        expect([403, 404]).toContain(response.status);
      }),
      { numRuns: 200 },
    );
    for (const folder of ['objects', 'incoming', 'spent']) expect(await harness.filesBelow(folder)).toEqual([]);
    expect(harness.telemetry.failures).toEqual([]);
  });
});
