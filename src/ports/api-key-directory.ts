/** What a key may be used for. */
export const API_KEY_SCOPES = ['scan', 'face', 'upload', 'admin'] as const;

/** One of {@link API_KEY_SCOPES}. */
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** A known key, without its secret. */
export interface ApiKeyRecord {
  /** Safe to log. */
  readonly keyId: string;
  readonly organisationId: string;
  readonly scopes: readonly ApiKeyScope[];
}

/**
 * Finds the organisation behind a presented API key. Unknown, malformed and revoked keys are all `undefined`: a caller learns
 * nothing from the difference. Compares in constant time. Throws `IdlensError` `storage.unavailable` (retryable).
 */
export interface ApiKeyDirectory {
  find(presentedKey: string): Promise<ApiKeyRecord | undefined>;
}
