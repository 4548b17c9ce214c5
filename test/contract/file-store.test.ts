import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createFileObjectStore, createFileUploads } from '../../src/adapters/file-store/index.ts';
import { formatObjectKey } from '../../src/domain/account/object-key.ts';
import { createManualClock, objectStoreContract, uploadContract } from '../../src/testing.ts';

const runner = { describe, it, afterAll };
const SECRET = 'a secret of the tests, long enough';
const KEY = formatObjectKey({ organisationId: 'acme', uploadId: '0123456789abcdef0123456789abcdef', extension: 'jpg' });
const OBJECT = { bytes: new Uint8Array([1, 2, 3]), contentType: 'image/jpeg' };
const HOUR_MS = 3_600_000;

const root = mkdtempSync(join(tmpdir(), 'idlens-file-store-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => join(root, `folder-${++folders}`, 'data');

function newStore(folder = newFolder()) {
  const clock = createManualClock(Date.now());
  const objects = createFileObjectStore({ folder, clock });
  const uploads = createFileUploads({ folder, clock, secret: SECRET });
  return { folder, clock, objects, uploads };
}

describe('file object store', () => objectStoreContract(runner, { make: () => newStore().objects }));

describe('file uploads', () =>
  uploadContract(runner, {
    make() {
      const { objects, uploads, clock } = newStore();
      return { issuer: uploads, receiver: uploads, objects, clock };
    },
  }));

describe('the files of the store', () => {
  it('are readable by their user alone, and so are their folders', async () => {
    const { folder, objects, uploads, clock } = newStore();
    await objects.write(KEY, OBJECT);
    await upload(uploads, clock.nowMs() + HOUR_MS);
    const modes = await modesBelow(folder);
    expect(modes.filter(({ isFolder }) => isFolder).length).toBeGreaterThan(2);
    expect(modes.filter(({ isFolder }) => !isFolder).length).toBeGreaterThan(1);
    for (const { isFolder, mode } of modes) expect(mode.toString(8)).toBe(isFolder ? '700' : '600');
  });

  it('lie nowhere but below its folder, whatever the key says', async () => {
    const { folder, objects } = newStore();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'secret.jpg'), 'image/jpeg\nsecret');
    const hostile = [
      '../../secret.jpg',
      'secret.jpg',
      '/etc/passwd',
      `${KEY}\0`,
      `${KEY}/..`,
      'org/../uploads/x.jpg',
      '',
    ];
    for (const key of hostile) {
      await expect(objects.read(key, { maxBytes: 100 })).rejects.toMatchObject({ code: 'object.not_readable' });
      await expect(objects.write(key, OBJECT)).rejects.toMatchObject({ code: 'object.not_readable' });
      await expect(objects.remove(key)).rejects.toMatchObject({ code: 'object.not_readable' });
    }
    expect(await readFile(join(folder, 'secret.jpg'), 'utf8')).toBe('image/jpeg\nsecret');
    expect(await readdir(folder)).toEqual(['secret.jpg']);
  });

  it('outlive the store', async () => {
    const { folder, objects } = newStore();
    await objects.write(KEY, OBJECT);
    expect((await newStore(folder).objects.read(KEY, { maxBytes: 100 })).contentType).toBe('image/jpeg');
  });

  it('take the bytes of an upload as they come', async () => {
    const { folder, uploads, clock } = newStore();
    const chunk = new Uint8Array(1_000_000);
    const sizes: number[] = [];
    async function* body(): AsyncGenerator<Uint8Array> {
      for (let chunks = 0; chunks < 3; chunks++) {
        yield chunk;
        const [name = ''] = await readdir(join(folder, 'incoming'));
        sizes.push((await stat(join(folder, 'incoming', name))).size);
      }
    }
    const upload = { key: KEY, contentType: 'image/jpeg', byteLength: 3_000_000, expiresAtMs: clock.nowMs() + HOUR_MS };
    const { uploadUrl: target } = await uploads.issue(upload);
    await uploads.receive({ target, contentType: upload.contentType, byteLength: upload.byteLength, body: body() });
    const headLength = 'image/jpeg\n'.length;
    expect(sizes).toEqual([1_000_000, 2_000_000, 3_000_000].map((size) => size + headLength));
  });

  it('are swept by their age, with what unfinished writes and expired URLs left behind', async () => {
    const { folder, objects, uploads, clock } = newStore();
    await objects.write(KEY, OBJECT);
    const used = await upload(uploads, clock.nowMs() + HOUR_MS);
    const [left, underWay] = [join(folder, 'incoming', 'left.part'), join(folder, 'incoming', 'under-way.part')];
    await Promise.all([writeFile(left, 'x'), writeFile(underWay, 'x')]);
    const longAgo = new Date(clock.nowMs() - 2 * HOUR_MS);
    await Promise.all([
      utimes(left, longAgo, longAgo),
      utimes(join(folder, 'objects', 'acme', KEY.slice(17)), longAgo, longAgo),
    ]);

    expect(await objects.sweep(clock.nowMs() - HOUR_MS)).toBe(1);
    await expect(objects.read(KEY, { maxBytes: 100 })).rejects.toMatchObject({ code: 'object.not_readable' });
    expect((await objects.read(used, { maxBytes: 100 })).bytes).toHaveLength(3);
    expect(await readdir(join(folder, 'incoming'))).toEqual(['under-way.part']);
    expect(await readdir(join(folder, 'spent'))).toHaveLength(1);

    clock.advance(HOUR_MS);
    await objects.sweep(0);
    expect(await readdir(join(folder, 'spent'))).toEqual([]);
  });

  it('are out of reach as storage.unavailable where the folder cannot be made', async () => {
    const blocked = join(root, 'a-file');
    await writeFile(blocked, '');
    const { objects, uploads, clock } = newStore(join(blocked, 'data'));
    const failure = { code: 'storage.unavailable', retryable: true };
    await expect(objects.write(KEY, OBJECT)).rejects.toMatchObject(failure);
    await expect(objects.read(KEY, { maxBytes: 100 })).rejects.toMatchObject(failure);
    await expect(objects.sweep(clock.nowMs())).rejects.toMatchObject(failure);
    await expect(upload(uploads, clock.nowMs() + HOUR_MS)).rejects.toMatchObject(failure);
  });
});

describe('a URL that was signed under another secret', () => {
  it('is refused', async () => {
    const { folder, clock, uploads } = newStore();
    const others = createFileUploads({ folder, clock, secret: `${SECRET}, but another` });
    const request = { key: KEY, contentType: 'image/jpeg', byteLength: 3, expiresAtMs: clock.nowMs() + HOUR_MS };
    const { uploadUrl: target } = await others.issue(request);
    const put = { target, contentType: 'image/jpeg', byteLength: 3, body: bodyOf(OBJECT.bytes) };
    await expect(uploads.receive(put)).rejects.toMatchObject({ code: 'upload.refused' });
    await others.receive(put);
  });
});

describe('a process that is killed while it writes', () => {
  it('leaves whole objects or none', async () => {
    const folder = newFolder();
    for (let round = 0; round < 3; round++) {
      const child = startWriter(folder);
      await firstLine(child);
      await new Promise((resolve) => setTimeout(resolve, 40 + 30 * round));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
    }
    const { objects } = newStore(folder);
    const names = await readdir(join(folder, 'objects', 'acme'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const { bytes } = await objects.read(`org/acme/uploads/${name}`, { maxBytes: 10_000_000 });
      expect(bytes.byteLength).toBe(3_000_000);
      expect(bytes.every((byte) => byte === bytes[0])).toBe(true);
    }
  });
});

// Helpers

async function* bodyOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

let uploadIds = 0;
async function upload(uploads: ReturnType<typeof createFileUploads>, expiresAtMs: number): Promise<string> {
  const uploadId = (++uploadIds).toString(16).padStart(32, 'f');
  const key = formatObjectKey({ organisationId: 'acme', uploadId, extension: 'jpg' });
  const { uploadUrl: target } = await uploads.issue({ key, contentType: 'image/jpeg', byteLength: 3, expiresAtMs });
  await uploads.receive({ target, contentType: 'image/jpeg', byteLength: 3, body: bodyOf(OBJECT.bytes) });
  return key;
}

async function modesBelow(folder: string): Promise<{ isFolder: boolean; mode: number }[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return Promise.all(
    entries.map(async (entry) => ({
      isFolder: entry.isDirectory(),
      mode: (await stat(join(entry.parentPath, entry.name))).mode & 0o777,
    })),
  );
}

function startWriter(folder: string): ChildProcess {
  const script = fileURLToPath(new URL('./file-store-writer.ts', import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function firstLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('close', () => reject(new Error('the writer ended before it wrote')));
  });
}
