import type { CallOptions } from '../call-options.ts';
import type { Clock } from '../clock.ts';
import type { ObjectStore } from '../object-store.ts';
import type { UploadIssuer, UploadRequest } from '../upload-issuer.ts';
import type { UploadPut, UploadReceiver } from '../upload-receiver.ts';
import { type ContractRunner, type Eventually, shared } from './contract-runner.ts';
import { equalBytes, expectFailure, expectSame, expectThat } from './expectations.ts';

/** The adapters under test: what issues URLs, what takes the uploads, and the store in which they end. */
export interface UploadAdapters {
  readonly issuer: UploadIssuer;
  readonly receiver: UploadReceiver;
  readonly objects: ObjectStore;
  /** The clock that they go by. */
  readonly clock: Clock & { advance(durationMs: number): void };
}

/** How the adapters are made. */
export interface UploadSubject {
  make(): Eventually<UploadAdapters>;
  close?(): Promise<void>;
}

const LIFETIME_MS = 60_000;
const LIMIT = { maxBytes: 1_000_000 } as const;
const BYTES = Uint8Array.from({ length: 1_000 }, (_, index) => (index * 7) % 256);
/** SHA-256 (FIPS 180-4) of {@link BYTES}, and of no bytes at all. */
const SHA256 = {
  ofBytes: '89f4ff56a25dd1db06a4ce6033603775d705fb96f30f8693733fef602a1ca532',
  ofNothing: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
} as const;
let uploads = 0;

/** An upload of {@link BYTES} to a key of its own. */
function newUpload({ clock }: UploadAdapters, change: Partial<UploadRequest> = {}): UploadRequest {
  uploads += 1;
  const key = `org/contract/uploads/${uploads.toString(16).padStart(32, '0')}.jpg`;
  const expiresAtMs = clock.nowMs() + LIFETIME_MS;
  return { key, contentType: 'image/jpeg', byteLength: BYTES.byteLength, expiresAtMs, ...change };
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const size = 300;
  for (let start = 0; start < bytes.byteLength; start += size) yield bytes.subarray(start, start + size);
}

/** A PUT of {@link BYTES} as it was announced, but for `change`. */
async function putTo(
  { issuer, receiver }: UploadAdapters,
  upload: UploadRequest,
  change: Partial<UploadPut> = {},
  options?: CallOptions,
): Promise<void> {
  const { uploadUrl } = await issuer.issue(upload);
  const { contentType } = upload;
  const put = { target: uploadUrl, contentType, byteLength: BYTES.byteLength, body: chunksOf(BYTES), ...change };
  await receiver.receive(put, options);
}

async function expectNothingStored({ objects }: UploadAdapters, { key }: UploadRequest): Promise<void> {
  await expectFailure(objects.read(key, LIMIT), 'object.not_readable', { retryable: false });
}

async function expectStored({ objects }: UploadAdapters, { key, contentType }: UploadRequest): Promise<void> {
  const stored = await objects.read(key, LIMIT);
  expectThat(equalBytes(stored.bytes, BYTES), 'the stored bytes are those uploaded');
  expectSame(stored.contentType, contentType, 'the content type');
}

/** The conformance suite of the {@link UploadIssuer} and {@link UploadReceiver} ports, for services that hold their own objects. */
export function uploadContract(runner: ContractRunner, subject: UploadSubject): void {
  runner.describe('upload contract', () => {
    const adapters = shared(runner, subject.make, async () => subject.close?.());
    acceptanceTests(runner, adapters);
    refusalTests(runner, adapters);
    brokenBodyTests(runner, adapters);
    oneUseTests(runner, adapters);
  });
}

type Adapters = () => Promise<UploadAdapters>;

function acceptanceTests({ it }: ContractRunner, adapters: Adapters): void {
  it('stores an upload of exactly what was announced', async () => {
    const subject = await adapters();
    for (const change of [{}, { sha256: SHA256.ofBytes }]) {
      const upload = newUpload(subject, change);
      await putTo(subject, upload);
      await expectStored(subject, upload);
    }
  });

  it('stores an upload of any length when none was announced', async () => {
    const subject = await adapters();
    const { byteLength: _none, ...upload } = newUpload(subject);
    await putTo(subject, upload);
    await expectStored(subject, upload);
  });

  it('compares content types without the case of the type and the white space around', async () => {
    const subject = await adapters();
    const upload = newUpload(subject);
    await putTo(subject, upload, { contentType: ' Image/JPEG ' });
    await expectStored(subject, upload);
  });
}

function refusalTests({ it }: ContractRunner, adapters: Adapters): void {
  const refusals: readonly (readonly [string, Partial<UploadPut>, Partial<UploadRequest>?])[] = [
    ['another content type', { contentType: 'image/png' }],
    ['a parameter of the content type that was not announced', { contentType: 'image/jpeg; charset=binary' }],
    ['no content type', { contentType: undefined }],
    ['another declared length', { byteLength: BYTES.byteLength - 1 }],
    ['no declared length', { byteLength: undefined }],
    ['a body that is shorter than declared', { body: chunksOf(BYTES.subarray(1)) }],
    ['a body without bytes', { body: chunksOf(new Uint8Array()) }],
    ['another digest', {}, { sha256: SHA256.ofNothing }],
  ];
  for (const [what, put, request] of refusals)
    it(`refuses ${what}, and stores nothing`, async () => {
      const subject = await adapters();
      const upload = newUpload(subject, request);
      await expectFailure(putTo(subject, upload, put), 'upload.refused', { retryable: false });
      await expectNothingStored(subject, upload);
    });

  it('refuses a URL from the moment on at which it expires', async () => {
    const subject = await adapters();
    const upload = newUpload(subject);
    subject.clock.advance(LIFETIME_MS);
    await expectFailure(putTo(subject, upload), 'upload.refused', { retryable: false });
    await expectNothingStored(subject, upload);
  });

  it('refuses every URL that differs from the signed one in a single character', async () => {
    const subject = await adapters();
    const upload = newUpload(subject, { sha256: SHA256.ofBytes });
    const { uploadUrl } = await subject.issuer.issue(upload);
    const start = uploadUrl.indexOf('/v1/');
    for (let at = start; at < uploadUrl.length; at++) {
      const other = uploadUrl[at] === '1' ? '2' : '1';
      const target = `${uploadUrl.slice(start, at)}${other}${uploadUrl.slice(at + 1)}`;
      await expectFailure(putTo(subject, upload, { target }), 'upload.refused', { retryable: false });
    }
    await expectNothingStored(subject, upload);
  });
}

function brokenBodyTests({ it }: ContractRunner, adapters: Adapters): void {
  it('cuts off a body that goes on after what was declared', async () => {
    const subject = await adapters();
    const upload = newUpload(subject);
    let chunks = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        chunks += 1;
        yield BYTES;
      }
    }
    await expectFailure(putTo(subject, upload, { body: endless() }), 'upload.refused', { retryable: false });
    expectThat(chunks <= 3, `a body is not read on when it is too long, got ${chunks} chunks`);
    await expectNothingStored(subject, upload);
  });

  it('stores nothing when the upload is aborted, also while it hangs', async () => {
    const subject = await adapters();
    const upload = newUpload(subject);
    const controller = new AbortController();
    const reason = new Error('aborted by the contract');
    async function* hanging(): AsyncGenerator<Uint8Array> {
      yield BYTES.subarray(0, 10);
      setTimeout(() => controller.abort(reason), 1);
      await new Promise(() => undefined);
    }
    const outcome = await putTo(subject, upload, { body: hanging() }, { signal: controller.signal }).catch(
      (error: unknown) => error,
    );
    expectThat(outcome === reason, `an aborted upload rejects with the signal's reason, got ${String(outcome)}`);
    await expectNothingStored(subject, upload);
    await putTo(subject, upload);
    await expectStored(subject, upload);
  });

  it('stores nothing when the body breaks, and passes its failure on', async () => {
    const subject = await adapters();
    const upload = newUpload(subject);
    const fault = new Error('the body broke');
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield BYTES.subarray(0, 10);
      throw fault;
    }
    const outcome = await putTo(subject, upload, { body: breaking() }).catch((error: unknown) => error);
    expectThat(outcome === fault, `the failure of a body is passed on, got ${String(outcome)}`);
    await expectNothingStored(subject, upload);
  });
}

function oneUseTests({ it }: ContractRunner, adapters: Adapters): void {
  it('takes one of ten PUTs to a URL at the same moment', async () => {
    const subject = await adapters();
    const upload = newUpload(subject);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => putTo(subject, upload)));
    expectSame(outcomes.filter(({ status }) => status === 'fulfilled').length, 1, 'the number of PUTs taken');
    await expectStored(subject, upload);
  });

  it('refuses a second PUT, also when the object was removed or swept', async () => {
    const subject = await adapters();
    const upload = newUpload(subject);
    await putTo(subject, upload);
    await expectFailure(putTo(subject, upload), 'upload.refused', { retryable: false });
    await expectStored(subject, upload);
    await subject.objects.remove(upload.key);
    await expectFailure(putTo(subject, upload), 'upload.refused', { retryable: false });
    await subject.objects.sweep(subject.clock.nowMs() + LIFETIME_MS);
    await expectFailure(putTo(subject, upload), 'upload.refused', { retryable: false });
    await expectNothingStored(subject, upload);
  });

  it('takes an upload again whose first try was refused', async () => {
    const subject = await adapters();
    const upload = newUpload(subject);
    await expectFailure(putTo(subject, upload, { body: chunksOf(BYTES.subarray(1)) }), 'upload.refused', {
      retryable: false,
    });
    await putTo(subject, upload);
    await expectStored(subject, upload);
  });
}
