import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createFileObjectStore, createFileUploads } from '../../src/adapters/file-store/index.ts';
import type { HttpUploads } from '../../src/adapters/http-koa/index.ts';
import { createDeleteUsedUploads } from '../../src/app/use-cases/delete-used-uploads.ts';
import { createPresignUploads } from '../../src/app/use-cases/presign-uploads.ts';
import { UPLOAD_LAYOUT } from '../../src/domain/account/key-layout.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ScanDocument } from '../../src/ports/driving/scan-document.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { UploadReceiver } from '../../src/ports/upload-receiver.ts';
import { createManualClock, createRecordingTelemetry } from '../../src/testing.ts';
import { createHarness, type HarnessOptions, withServer } from './http-harness.ts';

/** What a test of uploads may replace. */
export interface UploadHarnessOptions extends Omit<HarnessOptions, 'clock' | 'http' | 'objects' | 'telemetry'> {
  readonly uploads?: Partial<HttpUploads>;
  readonly deleteAfterUse?: boolean;
  /** Stands in front of the receiver. */
  readonly wrapReceiver?: (receiver: UploadReceiver, resign: Resign) => UploadReceiver;
  /** Stands in front of the object store. */
  readonly wrapObjects?: (objects: ObjectStore) => ObjectStore;
  /** Takes the place of the scan. */
  readonly scanDocument?: (objects: ObjectStore, clock: Clock) => ScanDocument;
}

/** A freshly signed target in place of `target`, for what that states. */
export type Resign = (target: string) => Promise<string>;

/** Goes when the tests of the file that imports this one have ended. */
const ROOT = mkdtempSync(join(tmpdir(), 'idlens-uploads-'));
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));
let harnesses = 0;

/** The harness over an object store of files in a folder of its own. */
export async function createUploadHarness(options: UploadHarnessOptions = {}) {
  const folder = join(ROOT, String(++harnesses));
  const clock = createManualClock(Date.now());
  const fileObjects = createFileObjectStore({ folder, clock });
  const objects = options.wrapObjects?.(fileObjects) ?? fileObjects;
  const files = createFileUploads({ folder, clock, secret: 'the secret of the tests of uploads' });
  const telemetry = createRecordingTelemetry();
  const deleteAfterUse = options.deleteAfterUse
    ? { deleteUsedUploads: createDeleteUsedUploads(objects, telemetry, UPLOAD_LAYOUT) }
    : {};
  const receiver = options.wrapReceiver?.(files, resignOver(files)) ?? files;
  const uploads = { presignUploads: createPresignUploads(files, clock, UPLOAD_LAYOUT), receiver, ...options.uploads };
  const scan = options.scanDocument ? { scanDocument: options.scanDocument(objects, clock) } : {};
  const http = { uploads, ...deleteAfterUse, ...scan };
  const harness = await createHarness({ telemetry, ...options, clock, objects, http });
  return {
    ...harness,
    clock,
    objects,
    telemetry,
    folder,
    filesBelow: (name: string) => filesBelow(join(folder, name)),
  };
}

export type UploadHarness = Awaited<ReturnType<typeof createUploadHarness>>;

function resignOver(issuer: ReturnType<typeof createFileUploads>): Resign {
  return async (target) => {
    const url = new URL(target, 'http://localhost');
    const [length, sha256] = [url.searchParams.get('length'), url.searchParams.get('sha256')];
    const { uploadUrl } = await issuer.issue({
      key: url.pathname.replace('/v1/upload/objects/', ''),
      contentType: url.searchParams.get('type') ?? '',
      expiresAtMs: Number(url.searchParams.get('expires')),
      ...(length === null ? {} : { byteLength: Number(length) }),
      ...(sha256 === null ? {} : { sha256 }),
    });
    return uploadUrl;
  };
}

/** The names of all files below `folder`; none when there is no such folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** A client of the listening application. */
export interface UploadClient {
  readonly url: string;
  readonly port: number;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The uploads that were presigned; throws when they were not. */
  presign(key: string, files: readonly unknown[]): Promise<readonly { uploadUrl: string; fileKey: string }[]>;
  put(uploadUrl: string, bytes: Uint8Array, contentType?: string): Promise<Response>;
}

/** Runs `use` against the listening application. */
export function withClient<Result>(
  harness: UploadHarness,
  use: (client: UploadClient) => Promise<Result>,
): Promise<Result> {
  return withServer(harness, ({ url, port }) => {
    const post: UploadClient['post'] = (path, body, headers) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    return use({
      url,
      port,
      post,
      async presign(key, files) {
        const response = await post('/v1/upload/presign', { files }, { 'x-api-key': key });
        const { uploads } = (await response.json()) as { uploads: { uploadUrl: string; fileKey: string }[] };
        return uploads;
      },
      put: (uploadUrl, bytes, contentType = 'image/jpeg') =>
        fetch(uploadUrl, { method: 'PUT', headers: { 'content-type': contentType }, body: new Uint8Array(bytes) }),
    });
  });
}
