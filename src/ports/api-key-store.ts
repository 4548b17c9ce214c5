import type { RegisteredApiKey } from './api-key-registry.ts';

/** A key as it is kept. */
export interface StoredApiKey extends RegisteredApiKey {
  /** The keyed hash of the whole key (HMAC-SHA-256): 64 lower-case hexadecimal digits. */
  readonly digest: string;
}

/** The uses of a key are noted at most this often. */
export const LAST_USE_STEP_MS = 60_000;

/** Keeps keys for whoever hashes and compares them. Throws `IdlensError` `storage.unavailable` (retryable). */
export interface ApiKeyStore {
  /** Adds a key of an organisation that exists, under an id that is not taken. */
  add(key: StoredApiKey): Promise<void>;
  /** One read by id; sees every change that any replica finished before. */
  find(keyId: string): Promise<StoredApiKey | undefined>;
  /** All keys of the organisation, oldest first. */
  list(organisationId: string): Promise<readonly StoredApiKey[]>;
  /** Marks the key as revoked at `atMs` unless it is already; false when there is none of that id. */
  revoke(keyId: string, atMs: number): Promise<boolean>;
  /** Notes a use at `atMs`, unless one is noted that is less than {@link LAST_USE_STEP_MS} older or is later. */
  noteUse(keyId: string, atMs: number): Promise<void>;
}
