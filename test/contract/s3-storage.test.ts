import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createS3Storage, type S3Storage, type S3StorageOptions } from '../../src/adapters/aws/s3/index.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { keyLayoutOf, UPLOAD_LAYOUT } from '../../src/domain/account/key-layout.ts';
import { objectStoreContract } from '../../src/ports/contracts/object-store-contract.ts';
import { type LoopbackS3, startLoopbackS3 } from '../aws/loopback-s3.ts';
import { presignedPutSuite } from '../aws/presigned-put-suite.ts';

const LIMIT = { maxBytes: 1_000 } as const;
const KEY = 'org/acme/uploads/0123456789abcdef0123456789abcdef.jpg';
const OBJECT = { bytes: new Uint8Array([1, 2, 3]), contentType: 'image/jpeg' };
const clock = createSystemClock();

let s3: LoopbackS3;
const made: S3Storage[] = [];
beforeAll(async () => {
  s3 = await startLoopbackS3();
});
beforeEach(() => s3.failWith(() => undefined));
afterAll(async () => {
  await Promise.all(made.map((storage) => storage.close()));
  await s3.close();
});

function storage(options: Partial<S3StorageOptions> = {}): S3Storage {
  const one = createS3Storage({ ...s3.connection, layout: UPLOAD_LAYOUT, clock, ...options });
  made.push(one);
  return one;
}

objectStoreContract({ describe, it, afterAll }, { make: () => storage() });

presignedPutSuite({
  storage,
  enforcesChecksums: true,
  async afterExpiry(put) {
    s3.setClockAhead(61_000);
    const status = await put();
    s3.setClockAhead(0);
    return status;
  },
});

describe('a bucket with a layout of its host', () => {
  const layout = keyLayoutOf('tenants/{organisation}/documents/') ?? UPLOAD_LAYOUT;
  const ours = 'tenants/acme/documents/0123456789abcdef0123456789abcdef.jpg';
  const theirs = 'tenants/acme/documents/2026/passport front.jpg';

  it('has only its uploads swept, over as many pages as it has', async () => {
    const store = storage({ layout });
    const uploads = Array.from({ length: 7 }, (_, index) => ours.replace(/0.jpg|f.jpg$/, `${index}.jpg`));
    for (const key of [...uploads, theirs, KEY]) await store.write(key, OBJECT);
    expect(await store.sweep(Date.now() + 1_000)).toBe(7);
    expect((await store.read(theirs, LIMIT)).bytes).toEqual(OBJECT.bytes);
    expect((await store.read(KEY, LIMIT)).bytes).toEqual(OBJECT.bytes);
    await expect(store.read(uploads[0] ?? '', LIMIT)).rejects.toMatchObject({ code: 'object.not_readable' });
  });
});

describe('encryption at rest', () => {
  it.each([
    [undefined, undefined, undefined],
    [{ kind: 'AES256' }, 'AES256', undefined],
    [{ kind: 'aws:kms' }, 'aws:kms', undefined],
    [{ kind: 'aws:kms', keyId: 'alias/pictures' }, 'aws:kms', 'alias/pictures'],
  ] as const)('of %j is asked for with each object that is written', async (encryption, algorithm, keyId) => {
    await storage(encryption ? { encryption } : {}).write(KEY, OBJECT);
    const headers = s3.lastPut();
    expect(headers['x-amz-server-side-encryption']).toBe(algorithm);
    expect(headers['x-amz-server-side-encryption-aws-kms-key-id']).toBe(keyId);
  });
});

describe('a fault of S3', () => {
  it.each([
    ['NoSuchKey', 404, 'object.not_readable', false],
    ['AccessDenied', 403, 'object.not_readable', false],
    ['InvalidObjectState', 403, 'object.not_readable', false],
    ['NoSuchBucket', 404, 'config.invalid', false],
    ['SignatureDoesNotMatch', 403, 'config.invalid', false],
    ['InvalidAccessKeyId', 403, 'config.invalid', false],
    ['ExpiredToken', 400, 'config.invalid', false],
    ['SlowDown', 503, 'storage.unavailable', true],
    ['InternalError', 500, 'storage.unavailable', true],
    ['ServiceUnavailable', 503, 'storage.unavailable', true],
  ] as const)('%s (%d) on a read is %s, retryable: %s', async (error, status, code, retryable) => {
    s3.failWith(() => ({ error, status }));
    await expect(storage().read(KEY, LIMIT)).rejects.toMatchObject({ code, retryable });
  });

  it('that denies a write or a deletion is the configuration’s', async () => {
    s3.failWith(() => ({ error: 'AccessDenied', status: 403 }));
    const denied = { code: 'config.invalid', retryable: false };
    await expect(storage().write(KEY, OBJECT)).rejects.toMatchObject(denied);
    await expect(storage().remove(KEY)).rejects.toMatchObject(denied);
    await expect(storage().sweep(0)).rejects.toMatchObject(denied);
  });

  it.each([
    ['drops the connection', { drop: 'at once' }],
    ['drops it half way through an object', { drop: 'half way' }],
    ['never answers', { hang: true }],
  ] as const)('that %s is retryable', async (_what, fault) => {
    s3.failWith(() => fault);
    const failing = storage({ deadlineMs: 300 }).read(KEY, LIMIT);
    await expect(failing).rejects.toMatchObject({ code: 'storage.unavailable', retryable: true });
  });

  it('is not waited for when the object is announced as larger than allowed', async () => {
    s3.failWith(() => ({ drop: 'half way' }));
    await expect(storage().read(KEY, { maxBytes: 100 })).rejects.toMatchObject({ code: 'image.too_large' });
  });

  it('is tried again before it is told', async () => {
    const store = storage({ maxAttempts: 2 });
    await store.write(KEY, OBJECT);
    let tries = 0;
    s3.failWith(() => (++tries === 1 ? { error: 'SlowDown', status: 503 } : undefined));
    expect((await store.read(KEY, LIMIT)).bytes).toEqual(OBJECT.bytes);
    expect(tries).toBe(2);
  });

  it('is what a closed storage gives, once what was under way has ended', async () => {
    const store = storage();
    const writing = store.write(KEY, OBJECT);
    await store.close();
    await writing;
    await expect(store.read(KEY, LIMIT)).rejects.toMatchObject({ code: 'storage.unavailable' });
  });
});
