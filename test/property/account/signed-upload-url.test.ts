import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUploadUrls } from '../../../src/adapters/file-store/signed-upload-url.ts';
import { formatObjectKey } from '../../../src/domain/account/object-key.ts';
import { UPLOAD_TYPES } from '../../../src/domain/account/upload-type.ts';

const hexadecimal = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

const objectKey = fc
  .record({
    organisationId: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    uploadId: hexadecimal(32),
    extension: fc.stringMatching(/^[a-z0-9]{2,5}$/),
  })
  .map(formatObjectKey);

const uploadRequest = fc.record(
  {
    key: objectKey,
    contentType: fc.constantFrom(...UPLOAD_TYPES, 'application/octet-stream; a="b&c=d"'),
    byteLength: fc.integer({ min: 1, max: 15_728_640 }),
    sha256: hexadecimal(64),
    expiresAtMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  },
  { requiredKeys: ['key', 'contentType', 'expiresAtMs'] },
);

const secret = fc.string({ minLength: 32 });

describe('signed upload URLs', () => {
  it('state exactly the upload that they were signed for', () => {
    fc.assert(
      fc.property(uploadRequest, secret, (upload, key) => {
        const urls = createUploadUrls(key);
        const { signature, ...stated } = urls.verify(urls.sign(upload)) ?? { signature: '' };
        expect(stated).toEqual(upload);
        expect(signature).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  it('hold for one upload only, and under one secret only', () => {
    fc.assert(
      fc.property(uploadRequest, uploadRequest, secret, secret, (upload, other, key, otherKey) => {
        fc.pre(JSON.stringify(upload) !== JSON.stringify(other) && key !== otherKey);
        const urls = createUploadUrls(key);
        const signatureOf = (target: string) => new URLSearchParams(target.split('?')[1]).get('signature') ?? '';
        const forged = urls.sign(other).replace(/signature=.*/, `signature=${signatureOf(urls.sign(upload))}`);
        expect(urls.verify(forged)).toBeUndefined();
        expect(createUploadUrls(otherKey).verify(urls.sign(upload))).toBeUndefined();
      }),
    );
  });

  it('are never seen in what was not signed here', () => {
    const urls = createUploadUrls('a secret of at least 32 characters');
    const forged = fc.tuple(objectKey, fc.string()).map(([key, query]) => `/v1/upload/objects/${key}?${query}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true }), forged), (target) => {
        expect(urls.verify(target)).toBeUndefined();
      }),
    );
  });

  it('that were changed anywhere are refused, or still state the same upload', () => {
    const urls = createUploadUrls('a secret of at least 32 characters');
    fc.assert(
      fc.property(uploadRequest, fc.nat(), fc.nat(3), fc.string({ maxLength: 3 }), (upload, place, taken, given) => {
        const target = urls.sign(upload);
        const at = place % target.length;
        const stated = urls.verify(target.slice(0, at) + given + target.slice(at + taken));
        if (stated !== undefined) expect(stated).toEqual(urls.verify(target));
      }),
    );
  });
});
