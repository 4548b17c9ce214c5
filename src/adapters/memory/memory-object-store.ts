import { objectNotReadable } from '../../domain/account/object-key.ts';
import { IdlensError } from '../../domain/errors.ts';
import type { ObjectStore, StoredObject } from '../../ports/object-store.ts';

interface Entry {
  readonly object: StoredObject;
  readonly storedAtMs: number;
}

/** An {@link ObjectStore} that forgets everything when the process ends. Objects are as old as the machine's clock says. */
export function createMemoryObjectStore(): ObjectStore {
  const entries = new Map<string, Entry>();
  const copyOf = ({ bytes, contentType }: StoredObject): StoredObject => ({ bytes: bytes.slice(), contentType });
  return {
    async read(key, { maxBytes }, options) {
      await nextTurn(options?.signal);
      const object = entries.get(key)?.object;
      if (object === undefined) throw objectNotReadable();
      if (object.bytes.byteLength > maxBytes)
        throw new IdlensError('image.too_large', `The uploaded image is larger than ${maxBytes} bytes.`);
      return copyOf(object);
    },
    async write(key, object, options) {
      const copy = copyOf(object);
      await nextTurn(options?.signal);
      entries.set(key, { object: copy, storedAtMs: Date.now() });
    },
    async remove(key, options) {
      await nextTurn(options?.signal);
      entries.delete(key);
    },
    async sweep(storedBeforeMs, options) {
      await nextTurn(options?.signal);
      const old = [...entries].filter(([, { storedAtMs }]) => storedAtMs < storedBeforeMs);
      for (const [key] of old) entries.delete(key);
      return old.length;
    },
  };
}

/** Lets an abort that follows the call at once be seen before anything is done. */
async function nextTurn(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await Promise.resolve();
  signal?.throwIfAborted();
}
