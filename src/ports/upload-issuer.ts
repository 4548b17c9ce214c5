/** What one upload will be. */
export interface UploadRequest {
  /** A key that `domain/account/object-key` made. */
  readonly key: string;
  /** The only content type that the upload may have. */
  readonly contentType: string;
  /** The only length that it may have, in bytes; any from 1 to that of the largest image when left out. */
  readonly byteLength?: number;
  /** The SHA-256 that its bytes must have, 64 lower-case hexadecimal digits; any when left out. */
  readonly sha256?: string;
  /** Milliseconds since 1970; refused from then on. */
  readonly expiresAtMs: number;
}

/** Lets callers upload straight to the object store. Throws `IdlensError` `storage.unavailable` (retryable). */
export interface UploadIssuer {
  /**
   * The URL that takes one PUT of exactly these bytes, without an API key. One that begins with a slash lies on this service itself, below
   * whatever address its callers reach it by.
   */
  issue(request: UploadRequest): Promise<{ readonly uploadUrl: string }>;
}
