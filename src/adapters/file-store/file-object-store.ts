import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { fileLayout } from './file-layout.ts';
import { readObjectFile, writeObjectFile } from './object-file.ts';
import { isSpentUploadOver } from './spent-uploads.ts';
import { answeringStorageFailures, systemCodeOf } from './storage-failure.ts';
import { deleteFile, entriesOf, sweepFolder } from './sweep-folder.ts';

/** Where objects are kept, and what time it is. */
export interface FileObjectStoreOptions {
  /** Made when it is missing. Several processes may share it. */
  readonly folder: string;
  readonly clock: Clock;
}

/** What is still being written is written to at least so often, in milliseconds; older remains are of a process that ended. */
const MAX_PAUSE_OF_WRITING_MS = 3_600_000;

/**
 * An {@link ObjectStore} of files below a folder, readable by this user alone. An object is seen as a whole or not at all, also after a
 * crash or a power cut. Its age is its file's. A sweep also removes what unfinished writes left behind, and the marks of used upload URLs
 * that have expired.
 */
export function createFileObjectStore({ folder, clock }: FileObjectStoreOptions): ObjectStore {
  const layout = fileLayout(folder);

  async function sweepObjects(storedBeforeMs: number, signal: AbortSignal | undefined): Promise<number> {
    let swept = 0;
    for (const { name } of await entriesOf(layout.objects))
      swept += await sweepFolder(join(layout.objects, name), (file) => isOlderThan(file, storedBeforeMs), signal);
    return swept;
  }

  return {
    read: (key, { maxBytes }, options) =>
      answeringStorageFailures(async () => {
        options?.signal?.throwIfAborted();
        const object = await readObjectFile(layout.objectFile(key).file, maxBytes);
        options?.signal?.throwIfAborted();
        return object;
      }),
    write: (key, { bytes, contentType }, options) =>
      answeringStorageFailures(async () => {
        options?.signal?.throwIfAborted();
        const copy = bytes.slice();
        await writeObjectFile(layout, key, contentType, async (append) => {
          await append(copy);
          options?.signal?.throwIfAborted();
        });
      }),
    remove: (key, options) =>
      answeringStorageFailures(async () => {
        options?.signal?.throwIfAborted();
        await deleteFile(layout.objectFile(key).file);
      }),
    sweep: (storedBeforeMs, options) =>
      answeringStorageFailures(async () => {
        const signal = options?.signal;
        signal?.throwIfAborted();
        const nowMs = clock.nowMs();
        await sweepFolder(layout.incoming, (file) => isOlderThan(file, nowMs - MAX_PAUSE_OF_WRITING_MS), signal);
        await sweepFolder(layout.spent, async (file) => isSpentUploadOver(file, nowMs), signal);
        return sweepObjects(storedBeforeMs, signal);
      }),
  };
}

/** Whether `file` was last written before `timeMs`; one that is gone is not. */
async function isOlderThan(file: string, timeMs: number): Promise<boolean> {
  try {
    return (await stat(file)).mtimeMs < timeMs;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
