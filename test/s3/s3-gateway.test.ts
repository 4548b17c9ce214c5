import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createS3Storage, type S3Storage, type S3StorageOptions } from '../../src/adapters/aws/s3/index.ts';
import { createSystemClock } from '../../src/adapters/system/system-clock.ts';
import { keyLayoutOf, UPLOAD_LAYOUT } from '../../src/domain/account/key-layout.ts';
import { objectStoreContract } from '../../src/ports/contracts/object-store-contract.ts';
import { presignedPutSuite } from '../aws/presigned-put-suite.ts';
import { type RgwServer, startRgwServer } from './rgw-server.ts';

const ROOT = process.env['IDLENS_TEST_RGW'] ?? '';
const left = ROOT === '' ? ' (not run: npm run test:s3 fetches and starts it)' : '';
const KEY = 'org/acme/uploads/0123456789abcdef0123456789abcdef.jpg';
const OBJECT = { bytes: new Uint8Array([1, 2, 3]), contentType: 'image/jpeg' };
const LIMIT = { maxBytes: 1_000 } as const;
const clock = createSystemClock();

describe.skipIf(ROOT === '')(`a real S3 server, the gateway of Ceph${left}`, () => {
  let gateway: RgwServer;
  const made: S3Storage[] = [];
  beforeAll(async () => {
    gateway = await startRgwServer(ROOT);
  }, 150_000);
  afterAll(async () => {
    await Promise.all(made.map((storage) => storage.close()));
    await gateway.close();
  });

  function storage(options: Partial<S3StorageOptions> = {}): S3Storage {
    const one = createS3Storage({ ...gateway.connection, layout: UPLOAD_LAYOUT, clock, ...options });
    made.push(one);
    return one;
  }

  objectStoreContract({ describe, it, afterAll }, { make: () => storage() });

  presignedPutSuite({
    storage,
    // Ceph 16 stores x-amz-checksum-sha256 without looking at it.
    enforcesChecksums: false,
    shortLifetimeMs: 1_000,
    async afterExpiry(put) {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      return put();
    },
  });

  it('refuses a wrong secret, a wrong key and a bucket that is not there as faults of the configuration', async () => {
    const { accessKeyId, secretAccessKey } = gateway.connection.credentials;
    const wrong = { code: 'config.invalid', retryable: false };
    const wrongSecret = storage({ credentials: { accessKeyId, secretAccessKey: 'another' } });
    await expect(wrongSecret.write(KEY, OBJECT)).rejects.toMatchObject(wrong);
    const wrongKey = storage({ credentials: { accessKeyId: 'AKIDNOBODY', secretAccessKey } });
    await expect(wrongKey.write(KEY, OBJECT)).rejects.toMatchObject(wrong);
    await expect(storage({ bucket: 'not-there' }).write(KEY, OBJECT)).rejects.toMatchObject(wrong);
  });

  it('gives nothing to a caller without a signature', async () => {
    await storage().write(KEY, OBJECT);
    const { endpoint, bucket } = gateway.connection;
    expect((await fetch(`${endpoint}/${bucket}/${KEY}`)).status).toBe(403);
  });

  it('keeps what the host put there when uploads are swept', async () => {
    const layout = keyLayoutOf('tenants/{organisation}/documents/') ?? UPLOAD_LAYOUT;
    const store = storage({ layout });
    const [ours, theirs] = [
      KEY.replace('org/acme/uploads', 'tenants/acme/documents'),
      'tenants/acme/documents/a b.jpg',
    ];
    await store.write(ours, OBJECT);
    await store.write(theirs, OBJECT);
    expect(await store.sweep(Date.now() + 3_600_000)).toBe(1);
    expect((await store.read(theirs, LIMIT)).bytes).toEqual(OBJECT.bytes);
  });

  it('reads and writes 30 pictures of 2 MB at once', async () => {
    const store = storage({ deadlineMs: 60_000 });
    const bytes = Uint8Array.from({ length: 2_000_000 }, (_, index) => (index * 31) % 256);
    const keys = Array.from({ length: 30 }, (_, index) =>
      KEY.replace(/ef\.jpg$/, `${String(index).padStart(2, '0')}.jpg`),
    );
    await Promise.all(keys.map((key) => store.write(key, { bytes, contentType: 'image/png' })));
    const read = await Promise.all(keys.map((key) => store.read(key, { maxBytes: 2_000_000 })));
    expect(read.every((object) => Buffer.compare(object.bytes, bytes) === 0)).toBe(true);
  });
});
