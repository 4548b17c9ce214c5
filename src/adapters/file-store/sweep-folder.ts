import type { Dirent } from 'node:fs';
import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCodeOf } from './storage-failure.ts';

/** What a folder holds; nothing when there is no such folder. */
export async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Deletes a file; returns whether it was there. */
export async function deleteFile(file: string): Promise<boolean> {
  try {
    await unlink(file);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Deletes the files of `folder` that `isOld` picks; returns how many. `signal` ends it between two files. */
export async function sweepFolder(
  folder: string,
  isOld: (file: string) => Promise<boolean>,
  signal: AbortSignal | undefined,
): Promise<number> {
  let swept = 0;
  for (const entry of await entriesOf(folder)) {
    signal?.throwIfAborted();
    const file = join(folder, entry.name);
    if (entry.isFile() && (await isOld(file)) && (await deleteFile(file))) swept++;
  }
  return swept;
}
