import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { IdlensError } from '../../domain/errors.ts';

const SECRET_BYTES = 32;
const HEXADECIMAL = /^[0-9a-f]{64}\n?$/;

/**
 * The server's secret out of the file `secret` in `folder`: 64 hexadecimal digits. Both are made when they are missing, for nobody but
 * the user of the process, and of several processes that start at once all get the same. Throws `config.invalid` when the file holds
 * something else, `storage.unavailable` when it cannot be read or written.
 */
export async function secretFromFile(folder: string): Promise<string> {
  const path = join(folder, 'secret');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const secret = (await readIfThere(path)) ?? (await create(path));
    if (HEXADECIMAL.test(secret)) return secret.trim();
  } catch (cause) {
    throw new IdlensError('storage.unavailable', 'The secret in the data folder cannot be read or written.', { cause });
  }
  throw new IdlensError('config.invalid', 'The file "secret" in the data folder does not hold 64 hexadecimal digits.');
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written whole under another name and then linked: the first link wins, and nobody reads half a secret. */
async function create(path: string): Promise<string> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(SECRET_BYTES).toString('hex')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(path, 'utf8');
}
