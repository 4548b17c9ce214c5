import type { CallOptions } from './call-options.ts';

/** An uploaded picture. */
export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/**
 * Holds uploaded pictures under keys that the server made (see `domain/account/object-key`).
 * Whether an organisation may read a key is decided by the domain before the store is asked.
 *
 * Throws `IdlensError` `object.not_readable` for a key that is not there (also after `remove`), `image.too_large` when the object
 * is larger than `maxBytes`, `storage.unavailable` (retryable) when the store cannot answer, `config.invalid` when it refuses the
 * credentials of this service.
 */
export interface ObjectStore {
  /** The object under `key`. Bytes are a copy: changing them changes nothing stored. */
  read(key: string, request: { readonly maxBytes: number }, options?: CallOptions): Promise<StoredObject>;
  /** Stores or replaces the object under `key`. */
  write(key: string, object: StoredObject, options?: CallOptions): Promise<void>;
  /** Deletes the object; a missing one is no error. */
  remove(key: string, options?: CallOptions): Promise<void>;
  /** Deletes every object stored before `storedBeforeMs` (milliseconds since 1970); returns how many. */
  sweep(storedBeforeMs: number, options?: CallOptions): Promise<number>;
}
