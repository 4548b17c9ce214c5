import { describe, expect, it } from 'vitest';
import { createSharpImageCodec } from '../../src/adapters/image-sharp/index.ts';
import { createDecodePicture } from '../../src/app/use-cases/decode-picture.ts';
import { createScanDocument } from '../../src/app/use-cases/scan-document.ts';
import { UPLOAD_LAYOUT } from '../../src/domain/account/key-layout.ts';
import { parseObjectKey } from '../../src/domain/account/object-key.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ScanDocument } from '../../src/ports/driving/scan-document.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { UploadReceiver } from '../../src/ports/upload-receiver.ts';
import {
  createRecordingTelemetry,
  createScriptedBarcodeReader,
  createScriptedDocumentReader,
  createScriptedFaceEngine,
} from '../../src/testing.ts';
import { KEY, OTHER_KEY, PICTURES, SPECIMEN } from '../http/http-harness.ts';
import {
  createUploadHarness,
  type Resign,
  type UploadClient,
  type UploadHarness,
  withClient,
} from '../http/upload-harness.ts';

const JPEG = { contentType: 'image/jpeg', byteLength: PICTURES.jpeg.length };
/** Another picture of exactly as many bytes. */
const FORGED = Buffer.concat([PICTURES.jpeg.subarray(0, -2), Buffer.from([0, 0])]);
const LIFETIME_MS = 15 * 60_000;

/** What organisation `other` owns when `acme` sets out to get at it. */
interface Owned {
  readonly used: { readonly uploadUrl: string; readonly fileKey: string };
  readonly unused: { readonly uploadUrl: string; readonly fileKey: string };
  readonly idempotencyKey: string;
  readonly requestId: string;
  /** An upload of `acme` itself. */
  readonly own: { readonly uploadUrl: string; readonly fileKey: string };
}

/** By name, an attempt of `acme`; resolves to whether it got what is not its own. */
type Attempts = Readonly<Record<string, () => Promise<boolean>>>;

describe('an organisation against every key, id and URL of another', () => {
  it('gets nothing and changes nothing', async () => {
    const { attempts, breaches } = await breachesOf(await createUploadHarness());
    expect(attempts).toBeGreaterThan(25);
    expect(breaches).toEqual([]);
  });

  it('gets in where the signature of uploads is not checked', async () => {
    const { breaches } = await breachesOf(await createUploadHarness({ wrapReceiver: withoutSignatureCheck }));
    expect(breaches).toContain('PUT to the unused key with the signature of an own URL');
    expect(breaches).toContain('PUT to the unused key without a valid signature');
    expect(breaches).toContain('PUT to a URL whose expiry was moved');
    expect(breaches).toContain('the picture stays as it was uploaded');
  });

  it('gets in where keys are not compared with the caller', async () => {
    const { breaches } = await breachesOf(await createUploadHarness({ scanDocument: withoutOrganisationCheck }));
    expect(breaches).toContain('scan of the key');
    expect(breaches).toContain('scan of the key as the back');
  });
});

// Mutants

/** A receiver that signs whatever it is shown, so that every signature holds. */
function withoutSignatureCheck(receiver: UploadReceiver, resign: Resign): UploadReceiver {
  return { receive: async (put, options) => receiver.receive({ ...put, target: await resign(put.target) }, options) };
}

/** A scan on behalf of whoever owns the key. */
function withoutOrganisationCheck(objects: ObjectStore, clock: Clock): ScanDocument {
  const [reader, barcodes] = [createScriptedDocumentReader(SPECIMEN), createScriptedBarcodeReader()];
  const codec = createSharpImageCodec();
  const scan = createScanDocument(
    createDecodePicture(codec, objects, UPLOAD_LAYOUT),
    codec,
    reader,
    barcodes,
    clock,
    createRecordingTelemetry(),
    createScriptedFaceEngine({}),
    'standard',
  );
  return (request, caller, options) => {
    const texts = [request.image, request.imageBack].map((input) => (input?.kind === 'string' ? input.text : ''));
    const owner = texts.map((text) => parseObjectKey(text)?.organisationId).find((id) => id === 'other');
    return scan(request, { ...caller, organisationId: owner ?? caller.organisationId }, options);
  };
}

// Attempts

async function breachesOf(harness: UploadHarness): Promise<{ attempts: number; breaches: string[] }> {
  return withClient(harness, async (client) => {
    const owned = await setUp(client);
    const balance = await harness.ledger.balance('other');
    const attempts: Attempts = {
      ...scans(client, owned),
      ...forgedUploads(client, owned, harness),
      ...others(client, owned),
      'the picture stays as it was uploaded': async () =>
        !PICTURES.jpeg.equals((await harness.objects.read(owned.used.fileKey, { maxBytes: 1_000_000 })).bytes),
      'the tokens stay as they were': async () => (await harness.ledger.balance('other')) !== balance,
    };
    const breaches: string[] = [];
    for (const [name, attempt] of Object.entries(attempts)) if (await attempt()) breaches.push(name);
    return { attempts: Object.keys(attempts).length, breaches };
  });
}

async function setUp({ presign, put, post }: UploadClient): Promise<Owned> {
  const [used, unused] = await presign(OTHER_KEY, [JPEG, JPEG]);
  const [own] = await presign(KEY, [JPEG]);
  await put(used!.uploadUrl, PICTURES.jpeg);
  const [idempotencyKey, requestId] = ['the-key-of-a-call', 'the-id-of-a-call'];
  const headers = { 'x-api-key': OTHER_KEY, 'idempotency-key': idempotencyKey, 'x-request-id': requestId };
  expect((await post('/v1/document/scan', { image: used!.fileKey }, headers)).status).toBe(200);
  return { used: used!, unused: unused!, own: own!, idempotencyKey, requestId };
}

/** Scans of what is not the caller's, in every form that a key can be given in. */
function scans({ post, url }: UploadClient, { used, unused, idempotencyKey }: Owned): Attempts {
  const headers = { 'x-api-key': KEY };
  const scan =
    (body: object, more: Record<string, string> = {}) =>
    async () =>
      (await post('/v1/document/scan', body, { ...headers, ...more })).ok;
  const tail = used.fileKey.slice('org/other/'.length);
  const picture = PICTURES.jpeg.toString('base64');
  return {
    'scan of the key': scan({ image: used.fileKey }),
    'scan of the key as the back': scan({ image: picture, imageBack: used.fileKey }),
    'scan of the key with white space': scan({ image: ` ${used.fileKey}\n` }),
    'scan of the key in other letters': scan({ image: used.fileKey.toUpperCase() }),
    'scan of the key in percent encoding': scan({ image: encodeURIComponent(used.fileKey) }),
    'scan of the key behind an own prefix': scan({ image: `org/acme/../other/${tail}` }),
    'scan of the key as an own one': scan({ image: `org/acme/${tail}` }),
    'scan of the key with two organisations': scan({ image: `org/acme/org/other/${tail}` }),
    'scan of the URL': scan({ image: used.uploadUrl }),
    'scan of the key that is not used yet': scan({ image: unused.fileKey }),
    'scan of the key with the idempotency key of its owner': scan(
      { image: used.fileKey },
      { 'idempotency-key': idempotencyKey },
    ),
    'scan of the key in the name of its owner': scan(
      { image: used.fileKey, organisationId: 'other', organizationId: 'other' },
      { 'x-organization-id': 'other', 'x-organisation-id': 'other' },
    ),
    'scan of the key as a multipart text': async () => {
      const body = new FormData();
      body.set('image', used.fileKey);
      return (await fetch(`${url}/v1/document/scan`, { method: 'POST', headers, body })).ok;
    },
  };
}

/** Uploads to keys that are not the caller's. A fresh URL itself is a right to upload that its owner may pass on; anything else is not. */
function forgedUploads({ put }: UploadClient, { used, unused, own }: Owned, { clock }: UploadHarness): Attempts {
  const forge = (uploadUrl: string, contentType?: string) => async () => (await put(uploadUrl, FORGED, contentType)).ok;
  const changed = (uploadUrl: string, change: (url: URL) => void): string => {
    const url = new URL(uploadUrl);
    change(url);
    return url.href;
  };
  const pathOf = (uploadUrl: string): string => new URL(uploadUrl).pathname;
  const signatureOf = (uploadUrl: string): string => new URL(uploadUrl).searchParams.get('signature') ?? '';
  const ofUnused = (change: (query: URLSearchParams) => void) =>
    changed(unused.uploadUrl, ({ searchParams }) => change(searchParams));
  const moved = String(clock.nowMs() + 10 * LIFETIME_MS);
  return {
    'PUT to the used URL': forge(used.uploadUrl),
    'PUT to the used URL with its signature in other letters': forge(
      changed(used.uploadUrl, ({ searchParams }) =>
        searchParams.set('signature', signatureOf(used.uploadUrl).toUpperCase()),
      ),
    ),
    'PUT to the used URL with something added': forge(`${used.uploadUrl}&x=1`),
    'PUT to the used URL with its parts in another order': forge(
      changed(used.uploadUrl, ({ searchParams }) => searchParams.sort()),
    ),
    'PUT to the used key with an own URL': forge(
      changed(own.uploadUrl, (url) => {
        url.pathname = pathOf(used.uploadUrl);
      }),
    ),
    'PUT to the used key behind an own prefix': forge(
      own.uploadUrl.replace('/acme/uploads/', `/acme/uploads/..%2F..%2Fother%2Fuploads%2F`),
    ),
    'PUT to the unused key with the signature of an own URL': forge(
      ofUnused((query) => query.set('signature', signatureOf(own.uploadUrl))),
    ),
    'PUT to the unused key without a signature': forge(ofUnused((query) => query.delete('signature'))),
    'PUT to a URL whose type was changed': forge(
      ofUnused((query) => query.set('type', 'image/png')),
      'image/png',
    ),
    'PUT to a URL whose length was taken out': forge(ofUnused((query) => query.delete('length'))),
    'PUT to a URL whose expiry was moved': async () => {
      const url = changed(used.uploadUrl, ({ searchParams }) => searchParams.set('expires', moved));
      return (await put(url, FORGED)).ok;
    },
    'PUT to the unused key without a valid signature': forge(
      ofUnused((query) => {
        query.set('signature', '0'.repeat(64));
        query.set('expires', moved);
      }),
    ),
    'PUT to the unused URL after it has expired': async () => {
      clock.advance(LIFETIME_MS);
      return (await put(unused.uploadUrl, FORGED)).ok;
    },
  };
}

/** Everything else that a caller may name. */
function others({ url, post, presign }: UploadClient, owned: Owned): Attempts {
  const { used, idempotencyKey, requestId } = owned;
  const read = (method: string) => async () =>
    (await fetch(used.uploadUrl, { method, headers: { 'x-api-key': KEY } })).ok;
  const picture = { image: PICTURES.jpeg.toString('base64') };
  const presignAs = (more: object) => async () => {
    const uploads = await presign(KEY, [{ ...JPEG, ...more }]);
    return uploads.some(({ fileKey }) => !fileKey.startsWith('org/acme/'));
  };
  return {
    'GET of the URL': read('GET'),
    'HEAD of the URL': read('HEAD'),
    'DELETE of the URL': read('DELETE'),
    'the answer of a call by its idempotency key': async () => {
      const response = await post('/v1/document/scan', picture, {
        'x-api-key': KEY,
        'idempotency-key': idempotencyKey,
      });
      return !response.ok || response.headers.has('idempotency-replayed');
    },
    'a key by the id of a request': async () => {
      const response = await fetch(`${url}/v1/auth/verify`, { headers: { 'x-api-key': requestId } });
      return response.ok;
    },
    'another organisation by naming it': async () => {
      const headers = { 'x-api-key': KEY, 'x-organization-id': 'other', 'x-request-id': requestId };
      const response = await fetch(`${url}/v1/auth/verify?organizationId=other`, { headers });
      return ((await response.json()) as { organizationId: string }).organizationId !== 'acme';
    },
    'an upload to a key of its own choice': presignAs({ key: used.fileKey, fileKey: used.fileKey }),
    'an upload in the name of another': presignAs({ organisationId: 'other', organizationId: 'other' }),
  };
}
