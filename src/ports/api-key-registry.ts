import type { ApiKeyRecord, ApiKeyScope } from './api-key-directory.ts';

/** A key as its organisation sees it; the secret is not kept. */
export interface RegisteredApiKey extends ApiKeyRecord {
  /** For people: where it is used. */
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
  /** The last call with it, to within a minute; absent when there was none. */
  readonly lastUsedAtMs?: number;
  /** Absent while it is good. */
  readonly revokedAtMs?: number;
}

/** What a new key is for. */
export interface ApiKeyRequest {
  readonly organisationId: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly label: string;
}

/**
 * Gives out keys and takes them back. Of a key only a keyed hash is kept, so it is shown once. Throws `IdlensError`
 * `organisation.unknown`, `key.unknown`, `storage.unavailable` (retryable).
 */
export interface ApiKeyRegistry {
  /** A new key: `secret` is what callers present (see `domain/account/api-key`). */
  issue(request: ApiKeyRequest): Promise<{ readonly key: RegisteredApiKey; readonly secret: string }>;
  /** All keys of the organisation, the revoked ones too, oldest first. */
  list(organisationId: string): Promise<readonly RegisteredApiKey[]>;
  /** From the moment this resolves no call with the key is admitted, on any replica. Revoking twice changes nothing. */
  revoke(keyId: string): Promise<void>;
}
