import { IdlensError } from '../../domain/errors.ts';
import type { ObjectStore, StoredObject } from '../../ports/object-store.ts';

/** An {@link ObjectStore} that forgets everything when the process ends. */
export function createMemoryObjectStore(): ObjectStore {
  const objects = new Map<string, StoredObject>();
  const copyOf = ({ bytes, contentType }: StoredObject): StoredObject => ({ bytes: bytes.slice(), contentType });
  return {
    async read(key, { maxBytes }, options) {
      await nextTurn(options?.signal);
      const object = objects.get(key);
      if (object === undefined) throw new IdlensError('object.not_readable', 'There is no upload under this fileKey.');
      if (object.bytes.byteLength > maxBytes)
        throw new IdlensError('image.too_large', `The uploaded image is larger than ${maxBytes} bytes.`);
      return copyOf(object);
    },
    async write(key, object, options) {
      const copy = copyOf(object);
      await nextTurn(options?.signal);
      objects.set(key, copy);
    },
    async remove(key, options) {
      await nextTurn(options?.signal);
      objects.delete(key);
    },
  };
}

/** Lets an abort that follows the call at once be seen before anything is done. */
async function nextTurn(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await Promise.resolve();
  signal?.throwIfAborted();
}
