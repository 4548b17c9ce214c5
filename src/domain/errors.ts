/**
 * Every way a call can fail that is not a finding and not a bug, as `namespace.reason`.
 * HTTP statuses for these codes live in one table in the HTTP adapter; it fails to compile when a code has none.
 */
export const FAILURE_CODES = [
  'request.invalid',
  'request.unsupported_media_type',
  'request.too_large',
  'request.aborted',
  'route.not_found',
  'route.method_not_allowed',
  'image.missing',
  'image.empty',
  'image.not_an_image',
  'image.unsupported_format',
  'image.too_large',
  'image.too_many_pixels',
  'image.undecodable',
  'key.missing',
  'key.invalid',
  'key.scope_missing',
  'tokens.insufficient',
  'tokens.hold_not_open',
  'idempotency.in_progress',
  'idempotency.other_call',
  'organisation.unknown',
  'organisation.exists',
  'key.unknown',
  'upload.refused',
  'object.not_readable',
  'rate.exceeded',
  'reader.unavailable',
  'reader.timeout',
  'face_engine.unavailable',
  'face_engine.timeout',
  'storage.unavailable',
  'service.overloaded',
  'config.invalid',
] as const;

/** One of {@link FAILURE_CODES}. */
export type FailureCode = (typeof FAILURE_CODES)[number];

/** One thing wrong with a request body: where (`path`, dotted) and what, in words a caller can act on. */
export interface FailureHint {
  readonly path: string;
  readonly message: string;
}

/** What may accompany a failure. `cause` is kept for logs and never shown to a caller. */
export interface FailureDetails {
  /** Whether the same call may succeed later, unchanged. */
  readonly retryable?: boolean;
  /** How long to wait before the retry, in whole seconds, at least 1. */
  readonly retryAfterSeconds?: number;
  readonly hints?: readonly FailureHint[];
  readonly cause?: unknown;
}

const BRAND = Symbol.for('idlens.IdlensError');

/**
 * A failure with a stable code. The message is readable by the caller: it says what was wrong and what is accepted, and
 * holds no picture bytes, key, field value or internal path.
 */
export class IdlensError extends Error {
  readonly code: FailureCode;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  readonly hints: readonly FailureHint[] | undefined;
  readonly [BRAND] = true;

  constructor(code: FailureCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'IdlensError';
    this.code = code;
    this.retryable = details.retryable ?? false;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.hints = details.hints;
  }
}

/** Whether `error` is an {@link IdlensError}, also when it comes from another copy of this package. */
export function isIdlensError(error: unknown): error is IdlensError {
  return typeof error === 'object' && error !== null && BRAND in error;
}
