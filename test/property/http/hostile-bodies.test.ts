import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHarness, KEY, PICTURES, TOKENS } from '../../http/http-harness.ts';

const unlimited = { sustainedPerSecond: 1_000_000, burst: 1_000_000, perDay: 1_000_000_000 };
const harness = await createHarness({ rate: unlimited, tokens: TOKENS });

const name = fc.oneof(fc.constantFrom('image', 'documentType', 'include', '__proto__', 'image[0]', ''), fc.string());
const value = fc.oneof(
  fc.string(),
  fc.constantFrom('passport', 'fields', PICTURES.png.toString('base64'), 'data:,', 'org/acme/uploads/x.png'),
);
const jsonBody = fc.oneof(
  fc.jsonValue(),
  fc.record({ image: fc.oneof(value, fc.jsonValue()), documentType: fc.oneof(value, fc.jsonValue()) }),
  fc.dictionary(name, fc.oneof(value, fc.jsonValue())),
);

const header = fc.oneof(
  name.map((text) => `content-disposition: form-data; name="${text}"`),
  name.map((text) => `Content-Disposition: form-data; name="${text}"; filename="x"`),
  fc.constantFrom('content-type: image/png', 'content-transfer-encoding: base64', 'content-disposition: attachment'),
  fc.string(),
);
const partText = fc
  .tuple(fc.array(header, { maxLength: 3 }), value)
  .map(([headers, text]) => `--b\r\n${headers.join('\r\n')}\r\n\r\n${text}\r\n`);
const multipartBody = fc
  .tuple(fc.array(partText, { maxLength: 4 }), fc.constantFrom('--b--\r\n', '--b--', '', '--b', '\r\n'))
  .map(([parts, end]) => parts.join('') + end);

const body = fc.oneof(
  jsonBody.map((json) => ['application/json', JSON.stringify(json)] as const),
  fc.string().map((text) => ['application/json', text] as const),
  fc.uint8Array().map((bytes) => ['application/json', Buffer.from(bytes).toString('latin1')] as const),
  multipartBody.map((text) => ['multipart/form-data; boundary=b', text] as const),
  fc.tuple(fc.stringMatching(/^[ -~]*$/), fc.string()),
);

describe('POST /v1/document/scan', () => {
  it('answers every body with 200 or a 4xx in the shape of the contract, and charges only the 200s', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(body, async ([type, text]) => {
        const response = await harness.request
          .post('/v1/document/scan')
          .set('x-api-key', KEY)
          .set('content-type', type)
          .send(text);
        if (response.status === 200) answered++;
        else {
          expect([400, 403]).toContain(response.status);
          expect(response.body.message).toBe(response.body.error);
          expect(response.body.code).toMatch(/^[a-z0-9_]+\.[a-z0-9_]+$/);
        }
        expect(await harness.ledger.balance('acme')).toBe(TOKENS - answered);
      }),
      { numRuns: 300 },
    );
    expect(harness.telemetry.failures).toEqual([]);
  });
});
