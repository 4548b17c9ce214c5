import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FOLDER_MODE } from './file-layout.ts';

/** Makes `folder`, an absolute path, and those above it where they are missing, so that they outlive a power cut. */
export async function ensureFolder(folder: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  if (firstMade === undefined) return;
  for (let made = folder; made.length >= firstMade.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Puts the names in `folder` onto the disk (POSIX fsync of a directory). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
