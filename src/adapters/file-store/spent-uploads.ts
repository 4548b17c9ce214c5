import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ensureFolder, syncFolder } from './durable-folder.ts';
import { FILE_MODE, type FileLayout } from './file-layout.ts';
import { systemCodeOf } from './storage-failure.ts';
import { deleteFile } from './sweep-folder.ts';

/** A signed upload URL: its signature tells it from all others. */
interface UploadMark {
  /** 64 hexadecimal digits. */
  readonly signature: string;
  readonly expiresAtMs: number;
}

/**
 * Marks an upload URL as used, before anything is stored under it, for as long as it has not expired. Returns what takes the mark back when
 * the upload fails, or undefined when the URL is marked already: of two at one moment one gets it.
 */
export async function markSpent(layout: FileLayout, upload: UploadMark): Promise<(() => Promise<void>) | undefined> {
  const file = join(layout.spent, `${upload.expiresAtMs}-${upload.signature}`);
  await ensureFolder(layout.spent);
  try {
    await (await open(file, 'wx', FILE_MODE)).close();
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
  await syncFolder(layout.spent);
  return async () => {
    await deleteFile(file);
  };
}

/** Whether the URL that `file` marks has expired, so that the mark is needed no more. */
export function isSpentUploadOver(file: string, nowMs: number): boolean {
  return Number.parseInt(basename(file), 10) <= nowMs;
}
