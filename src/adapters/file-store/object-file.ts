import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { objectNotReadable } from '../../domain/account/object-key.ts';
import { IdlensError } from '../../domain/errors.ts';
import { invariant } from '../../domain/invariant.ts';
import type { StoredObject } from '../../ports/object-store.ts';
import { ensureFolder, syncFolder } from './durable-folder.ts';
import { FILE_MODE, type FileLayout } from './file-layout.ts';
import { systemCodeOf } from './storage-failure.ts';

/** The first line of an object's file is its content type; what follows are its bytes. */
const MAX_CONTENT_TYPE_LENGTH = 255;
const CONTENT_TYPE = /^[\x20-\x7e]{0,255}$/;
const LINE_FEED = 0x0a;

/** Adds bytes to the end of an object that is being written. */
export type AppendBytes = (bytes: Uint8Array) => Promise<void>;

/**
 * Writes an object whose bytes `fill` appends. It becomes visible under its key as a whole, and only once it is on the disk; when `fill`
 * throws, nothing is left. An object of the same key is replaced.
 */
export async function writeObjectFile(
  layout: FileLayout,
  key: string,
  contentType: string,
  fill: (append: AppendBytes) => Promise<void>,
): Promise<void> {
  invariant(CONTENT_TYPE.test(contentType), 'a content type is one short line of ASCII');
  const { folder, file } = layout.objectFile(key);
  const incoming = join(layout.incoming, `${randomUUID()}.part`);
  await ensureFolder(layout.incoming);
  await ensureFolder(folder);
  const handle = await open(incoming, 'wx', FILE_MODE);
  try {
    try {
      await handle.appendFile(`${contentType}\n`);
      await fill((bytes) => handle.appendFile(bytes));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(incoming, file);
  } catch (error) {
    await unlink(incoming).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** The object in `file`. Throws `object.not_readable` when there is none, `image.too_large` when it has more than `maxBytes` bytes. */
export async function readObjectFile(file: string, maxBytes: number): Promise<StoredObject> {
  const handle = await openToRead(file);
  try {
    const head = await readAt(handle, 0, MAX_CONTENT_TYPE_LENGTH + 1);
    const typeLength = head.indexOf(LINE_FEED);
    invariant(typeLength !== -1, 'a stored object begins with its content type');
    const start = typeLength + 1;
    const byteLength = (await handle.stat()).size - start;
    if (byteLength > maxBytes)
      throw new IdlensError('image.too_large', `The uploaded image is larger than ${maxBytes} bytes.`);
    return { bytes: await readAt(handle, start, byteLength), contentType: head.toString('latin1', 0, typeLength) };
  } finally {
    await handle.close();
  }
}

async function openToRead(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r');
  } catch (error) {
    throw systemCodeOf(error) === 'ENOENT' ? objectNotReadable() : error;
  }
}

/** Up to `byteLength` bytes from `start` on: fewer where the file ends. */
async function readAt(handle: FileHandle, start: number, byteLength: number): Promise<Buffer> {
  const bytes = Buffer.alloc(byteLength);
  let filled = 0;
  while (filled < byteLength) {
    const { bytesRead } = await handle.read(bytes, filled, byteLength - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
