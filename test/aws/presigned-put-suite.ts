import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { S3Storage } from '../../src/adapters/aws/s3/index.ts';

/** The storage whose URLs are tried, and how its server behaves. */
export interface PresignedPutSubject {
  storage(): S3Storage;
  /** Whether the server refuses a body of another SHA-256 than the URL states. */
  readonly enforcesChecksums: boolean;
  /** What `put` is answered once its URL, which holds for a minute, or a second if it has to be waited for, has expired. */
  afterExpiry(put: () => Promise<number | undefined>): Promise<number | undefined>;
  /** How long the URLs of {@link PresignedPutSubject.afterExpiry} hold, in milliseconds; a minute when left out. */
  readonly shortLifetimeMs?: number;
}

const KEY = 'org/acme/uploads/0123456789abcdef0123456789abcdef.jpg';
const OBJECT = { bytes: new Uint8Array([1, 2, 3]), contentType: 'image/jpeg' };
const LIMIT = { maxBytes: 1_000 } as const;

/** What presigned PUTs have to do on every server that checks signatures. */
export function presignedPutSuite(subject: PresignedPutSubject): void {
  const issue = (change: { byteLength?: number; sha256?: string; expiresAtMs?: number }) =>
    subject.storage().issue({ key: KEY, contentType: 'image/jpeg', expiresAtMs: Date.now() + 60_000, ...change });

  describe('an upload URL of S3', () => {
    it('takes one PUT of exactly the type and length that was announced', async () => {
      const { uploadUrl } = await issue({ byteLength: 3 });
      expect(await put(uploadUrl, [1, 2, 3], 'image/jpeg')).toBe(200);
      expect(await subject.storage().read(KEY, LIMIT)).toEqual(OBJECT);
    });

    it.each([
      ['another type', [1, 2, 3], 'image/png'],
      ['another length', [1, 2, 3, 4], 'image/jpeg'],
    ] as const)('refuses %s', async (_what, bytes, type) => {
      const { uploadUrl } = await issue({ byteLength: 3 });
      expect(await put(uploadUrl, bytes, type)).toBe(403);
    });

    it.each(['X-Amz-Expires=60', 'X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost', 'acme'])(
      'refuses when %s in it is changed',
      async (part) => {
        const { uploadUrl } = await issue({ byteLength: 3 });
        expect(uploadUrl).toContain(part);
        const status = await put(uploadUrl.replace(part, part.replace(/\w$/, '1')), [1, 2, 3], 'image/jpeg');
        expect([400, 403]).toContain(status);
      },
    );

    it('refuses from the moment on at which it expires', async () => {
      const expiresAtMs = Date.now() + (subject.shortLifetimeMs ?? 60_000);
      const { uploadUrl } = await issue({ byteLength: 3, expiresAtMs });
      expect(await subject.afterExpiry(() => put(uploadUrl, [1, 2, 3], 'image/jpeg'))).toBe(403);
    });

    it('states the digest that was announced', async () => {
      const sha256 = createHash('sha256').update(Buffer.from(OBJECT.bytes)).digest('hex');
      const { uploadUrl } = await issue({ byteLength: 3, sha256 });
      expect(
        Buffer.from(new URL(uploadUrl).searchParams.get('x-amz-checksum-sha256') ?? '', 'base64').toString('hex'),
      ).toBe(sha256);
      expect(await put(uploadUrl, [1, 2, 3], 'image/jpeg')).toBe(200);
      if (subject.enforcesChecksums) expect(await put(uploadUrl, [1, 2, 4], 'image/jpeg')).toBe(400);
    });

    it('carries no checksum of an empty body, which would refuse every upload', async () => {
      expect((await issue({})).uploadUrl).not.toMatch(/checksum|crc32/i);
    });

    it('takes any length where none was announced', async () => {
      const { uploadUrl } = await issue({});
      expect(await put(uploadUrl, [1, 2, 3, 4, 5], 'image/jpeg')).toBe(200);
    });

    it('goes to a key of the layout alone', async () => {
      const key = 'elsewhere/0123456789abcdef0123456789abcdef.jpg';
      const foreign = subject.storage().issue({ key, contentType: 'image/jpeg', expiresAtMs: Date.now() + 60_000 });
      await expect(foreign).rejects.toThrow('an upload goes to a key that the domain made');
    });
  });
}

/** The status of a PUT as a client without the SDK sends it. */
function put(url: string, bytes: readonly number[], contentType: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': contentType, 'content-length': bytes.length };
    const sending = httpRequest(url, { method: 'PUT', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.on('error', reject);
    sending.end(Buffer.from(bytes));
  });
}
