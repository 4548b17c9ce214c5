import { describe, expect, it } from 'vitest';
import { createDeleteUsedUploads } from '../../../src/app/use-cases/delete-used-uploads.ts';
import { createPresignUploads } from '../../../src/app/use-cases/presign-uploads.ts';
import { createSweepUploads } from '../../../src/app/use-cases/sweep-uploads.ts';
import { parseObjectKey, uploadIdOf } from '../../../src/domain/account/object-key.ts';
import { normalizeContentType, UPLOAD_TYPES } from '../../../src/domain/account/upload-type.ts';
import type { UploadRequest } from '../../../src/ports/upload-issuer.ts';
import { createManualClock, createMemoryObjectStore, createRecordingTelemetry } from '../../../src/testing.ts';

const KEY = `org/acme/uploads/${'a'.repeat(32)}.jpg`;
const OTHER_KEY = `org/other/uploads/${'b'.repeat(32)}.jpg`;
const OBJECT = { bytes: new Uint8Array([1]), contentType: 'image/jpeg' };
const LIMIT = { maxBytes: 10 };
const CALLER = { organisationId: 'acme', requestId: 'a-request' };
const HOUR_MS = 3_600_000;

describe('presignUploads', () => {
  it('asks for each file what was announced, under a key of the caller that none had before', async () => {
    const issued: UploadRequest[] = [];
    const issuer = {
      async issue(request: UploadRequest) {
        issued.push(request);
        return { uploadUrl: `https://store.example/${request.key}` };
      },
    };
    const presign = createPresignUploads(issuer, createManualClock(1_000));
    const files = UPLOAD_TYPES.map((contentType, index) => ({ contentType, byteLength: index + 1 }));
    const uploads = await presign(files, CALLER);
    expect(uploads.map(({ uploadUrl }) => uploadUrl)).toEqual(
      uploads.map(({ fileKey }) => `https://store.example/${fileKey}`),
    );
    expect(issued).toEqual(files.map((file, at) => ({ ...file, key: uploads[at]?.fileKey, expiresAtMs: 901_000 })));
    expect(new Set(uploads.map(({ fileKey }) => parseObjectKey(fileKey)?.uploadId)).size).toBe(files.length);
    expect(uploads.every(({ fileKey }) => parseObjectKey(fileKey)?.organisationId === 'acme')).toBe(true);
  });

  it('lets URLs live as long as it is told', async () => {
    const issue = async ({ expiresAtMs }: UploadRequest) => ({ uploadUrl: String(expiresAtMs) });
    const presign = createPresignUploads({ issue }, createManualClock(0), 60_000);
    const [upload] = await presign([{ contentType: 'image/png' }], CALLER);
    expect(upload?.uploadUrl).toBe('60000');
  });
});

describe('sweepUploads', () => {
  it('deletes what is older than the retention, and tells how many', async () => {
    const [objects, telemetry] = [createMemoryObjectStore(), createRecordingTelemetry()];
    await objects.write(KEY, OBJECT);
    const clock = createManualClock(Date.now());
    const sweep = createSweepUploads(objects, clock, telemetry, 2);
    clock.advance(HOUR_MS);
    await sweep();
    expect((await objects.read(KEY, LIMIT)).bytes).toHaveLength(1);
    clock.advance(2 * HOUR_MS);
    await sweep();
    await expect(objects.read(KEY, LIMIT)).rejects.toMatchObject({ code: 'object.not_readable' });
    expect(telemetry.events).toEqual([{ event: 'uploads.swept', attributes: { count: 1 } }]);
  });
});

describe('deleteUsedUploads', () => {
  it('deletes the uploads of both sides, and nothing that is not the caller’s', async () => {
    const objects = createMemoryObjectStore();
    for (const key of [KEY, OTHER_KEY]) await objects.write(key, OBJECT);
    const deleteUsed = createDeleteUsedUploads(objects, createRecordingTelemetry());
    const text = (key: string) => ({ kind: 'string', text: key }) as const;
    await deleteUsed([text(OTHER_KEY), text(`${KEY}\n`)], CALLER);
    await deleteUsed([{ kind: 'bytes', bytes: OBJECT.bytes }], CALLER);
    await expect(objects.read(KEY, LIMIT)).rejects.toMatchObject({ code: 'object.not_readable' });
    expect((await objects.read(OTHER_KEY, LIMIT)).bytes).toHaveLength(1);
  });
});

describe('uploadIdOf', () => {
  it('writes every byte as two lower-case hexadecimal digits', () => {
    expect(uploadIdOf(new Uint8Array([0, 1, 0xab, 0xff]))).toBe('0001abff');
  });
});

describe('normalizeContentType', () => {
  for (const [given, expected] of [
    ['image/jpeg', 'image/jpeg'],
    [' IMAGE/Jpeg\t', 'image/jpeg'],
    ['Text/Plain; charset=UTF-8', 'text/plain; charset=UTF-8'],
    ['', ''],
  ] as const)
    it(`makes ${JSON.stringify(given)} ${JSON.stringify(expected)}`, () => {
      expect(normalizeContentType(given)).toBe(expected);
    });
});
