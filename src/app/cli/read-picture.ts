import { readFile, stat } from 'node:fs/promises';
import { IdlensError, isIdlensError } from '../../domain/errors.ts';
import { MAX_IMAGE_BYTES } from '../../domain/image/image-rules.ts';

/** The bytes of the picture in `file`. Throws `image.missing` when it cannot be read, `image.too_large` before it is. */
export async function readPicture(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > MAX_IMAGE_BYTES) throw new IdlensError('image.too_large', 'The file is larger than 15 MB.');
    return await readFile(file);
  } catch (error) {
    if (isIdlensError(error)) throw error;
    throw new IdlensError('image.missing', 'The file cannot be read.', { cause: error });
  }
}
