import { MAX_IMAGE_BYTES } from '../../domain/image/image-rules.ts';
import type { ObjectStore, StoredObject } from '../object-store.ts';
import { type ContractRunner, type Eventually, shared } from './contract-runner.ts';
import { equalBytes, expectAbortable, expectFailure, expectSame, expectThat } from './expectations.ts';

/** The store under test. */
export interface ObjectStoreSubject {
  /** A store; what earlier runs left in it does no harm. */
  make(): Eventually<ObjectStore>;
  close?(): Promise<void>;
}

const LIMIT = { maxBytes: MAX_IMAGE_BYTES } as const;
const LARGE_BYTES = 5_000_000;
const HOUR_MS = 3_600_000;
let keys = 0;

/** A key that no other test of this process uses, in the shape of `domain/account/object-key`. */
function freshKey(): string {
  keys += 1;
  const unique = `${Date.now().toString(16)}${keys.toString(16).padStart(6, '0')}`;
  return `org/contract/uploads/${unique.padStart(32, '0').slice(-32)}.jpg`;
}

function picture(byteLength: number): StoredObject {
  const bytes = Uint8Array.from({ length: byteLength }, (_, index) => (index * 31) % 256);
  return { bytes, contentType: 'image/jpeg' };
}

/** The conformance suite of the {@link ObjectStore} port. */
export function objectStoreContract(runner: ContractRunner, subject: ObjectStoreSubject): void {
  runner.describe('object store contract', () => {
    const store = shared(runner, subject.make, async () => subject.close?.());
    keepingTests(runner, store);
    refusalTests(runner, store);
    sweepTests(runner, store);
  });
}

function keepingTests({ it }: ContractRunner, store: () => Promise<ObjectStore>): void {
  it('gives back what was written, bytes and content type', async () => {
    const subject = await store();
    for (const byteLength of [0, 1, LARGE_BYTES]) {
      const [key, object] = [freshKey(), picture(byteLength)];
      await subject.write(key, object);
      const read = await subject.read(key, LIMIT);
      expectThat(equalBytes(read.bytes, object.bytes), `the ${byteLength} bytes read are those written`);
      expectSame(read.contentType, object.contentType, 'the content type');
    }
  });

  it('keeps a copy: changing the bytes given or read changes nothing stored', async () => {
    const subject = await store();
    const [key, object] = [freshKey(), picture(16)];
    const written = object.bytes.slice();
    await subject.write(key, object);
    object.bytes.fill(0);
    (await subject.read(key, LIMIT)).bytes.fill(1);
    expectThat(equalBytes((await subject.read(key, LIMIT)).bytes, written), 'the stored bytes stay as written');
  });

  it('replaces the object under a key', async () => {
    const subject = await store();
    const key = freshKey();
    await subject.write(key, picture(10));
    await subject.write(key, { bytes: picture(20).bytes, contentType: 'image/png' });
    const read = await subject.read(key, LIMIT);
    expectSame([read.bytes.byteLength, read.contentType], [20, 'image/png'], 'the object after a second write');
  });

  it('keeps the objects of different keys apart, also when written at once', async () => {
    const subject = await store();
    const entries = Array.from({ length: 12 }, (_, index) => [freshKey(), picture(index + 1)] as const);
    await Promise.all(entries.map(([key, object]) => subject.write(key, object)));
    const read = await Promise.all(entries.map(([key]) => subject.read(key, LIMIT)));
    expectSame(
      read.map((object) => object.bytes.byteLength),
      entries.map(([, object]) => object.bytes.byteLength),
      'the sizes read',
    );
  });

  it('reads an object of exactly the size that is allowed', async () => {
    const subject = await store();
    const key = freshKey();
    await subject.write(key, picture(100));
    expectSame((await subject.read(key, { maxBytes: 100 })).bytes.byteLength, 100, 'the size read');
  });
}

function refusalTests({ it }: ContractRunner, store: () => Promise<ObjectStore>): void {
  it('refuses a key that is not there', async () => {
    await expectFailure((await store()).read(freshKey(), LIMIT), 'object.not_readable', { retryable: false });
  });

  it('refuses a removed key, and removing twice is no error', async () => {
    const subject = await store();
    const key = freshKey();
    await subject.write(key, picture(10));
    await subject.remove(key);
    await subject.remove(key);
    await expectFailure(subject.read(key, LIMIT), 'object.not_readable', { retryable: false });
  });

  it('refuses an object that is larger than allowed', async () => {
    const subject = await store();
    const key = freshKey();
    await subject.write(key, picture(101));
    await expectFailure(subject.read(key, { maxBytes: 100 }), 'image.too_large', { retryable: false });
  });

  it('rejects with the reason of its signal when aborted', async () => {
    const subject = await store();
    const key = freshKey();
    await subject.write(key, picture(10));
    await expectAbortable((signal) => subject.read(key, LIMIT, { signal }));
    await expectAbortable((signal) => subject.write(freshKey(), picture(10), { signal }));
  });
}

function sweepTests({ it }: ContractRunner, store: () => Promise<ObjectStore>): void {
  it('sweeps what was stored before a moment, says how much, and leaves the rest', async () => {
    const subject = await store();
    const [first, second] = [freshKey(), freshKey()];
    await subject.write(first, picture(10));
    await subject.write(second, picture(10));
    await subject.sweep(Date.now() - HOUR_MS);
    expectSame((await subject.read(first, LIMIT)).bytes.byteLength, 10, 'the size of an object that is younger');
    expectThat((await subject.sweep(Date.now() + HOUR_MS)) >= 2, 'the number swept counts both objects');
    await expectFailure(subject.read(first, LIMIT), 'object.not_readable', { retryable: false });
    await expectFailure(subject.read(second, LIMIT), 'object.not_readable', { retryable: false });
    expectSame(await subject.sweep(Date.now() + HOUR_MS), 0, 'the number swept when nothing is left');
  });
}
