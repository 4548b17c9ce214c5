import { type FailureCode, IdlensError } from '../../../domain/errors.ts';

/** What the failures of one service are called, and what is special about them. */
export interface ServiceFailures {
  /** The service in words, for messages: `The document reader …`. */
  readonly service: string;
  readonly unavailable: FailureCode;
  readonly timeout: FailureCode;
  /** Failures that are about a call's picture or object. */
  readonly named: NamedFailures;
}

/** Failures by the name of the exception; none of them passes by itself. */
export type NamedFailures = Readonly<Record<string, { readonly code: FailureCode; readonly message: string }>>;

/** After a throttle the service is given this long, in seconds; after any other passing fault one second is enough. */
const THROTTLE_PAUSE_SECONDS = 2;

/** Refusals for going too fast, after the SDK's own retries (AWS SDKs Reference Guide, "Retry behavior", throttling errors). */
const THROTTLES: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'LimitExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'TooManyRequestsException',
  'SlowDown',
]);

/**
 * Refusals of who calls, not of what is asked (each service's API Reference, "Common Errors"; S3's "Error Responses"): nothing in the
 * call can mend them, only the configuration.
 */
const REFUSED_CREDENTIALS: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'InvalidToken',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'NotAuthorized',
  'OptInRequired',
  'SignatureDoesNotMatch',
  'SubscriptionRequiredException',
  'UnrecognizedClientException',
  'NoSuchBucket',
  'PermanentRedirect',
]);

/**
 * Whatever the SDK threw as a failure of the service: named ones first, `special` before the service's own, then throttles, refused
 * credentials, time-outs and all else.
 */
export function failureOfService(error: unknown, failures: ServiceFailures, special: NamedFailures = {}): IdlensError {
  const name = error instanceof Error ? error.name : '';
  const named = special[name] ?? failures.named[name];
  if (named) return new IdlensError(named.code, named.message, { cause: error });
  if (THROTTLES.has(name)) return unavailable(failures, 'is asked too often', error, THROTTLE_PAUSE_SECONDS);
  if (REFUSED_CREDENTIALS.has(name))
    return new IdlensError('config.invalid', `The ${failures.service} refuses the credentials of this server.`, {
      cause: error,
    });
  if (isWithoutRegion(error))
    return new IdlensError('config.invalid', `No region is set in which the ${failures.service} is to be asked.`, {
      cause: error,
    });
  if (name === 'CredentialsProviderError') return unavailable(failures, 'cannot be asked without credentials', error);
  if (name === 'TimeoutError') return timedOut(failures, error);
  // The message of a SyntaxError repeats a part of what could not be read, which may be somebody's name.
  if (error instanceof SyntaxError) return unavailable(failures, 'sent an answer that is cut off or damaged');
  return unavailable(failures, 'does not answer', error);
}

/** The SDK has no name for it. */
function isWithoutRegion(error: unknown): boolean {
  return error instanceof Error && error.message === 'Region is missing';
}

/** The service cannot answer now: `reason` tells why, in words that follow its name. */
export function unavailable(
  { service, unavailable: code }: ServiceFailures,
  reason: string,
  cause?: unknown,
  retryAfterSeconds = 1,
): IdlensError {
  return new IdlensError(code, `The ${service} ${reason}.`, { retryable: true, retryAfterSeconds, cause });
}

/** The service took longer than the call may. */
export function timedOut({ service, timeout }: ServiceFailures, cause?: unknown): IdlensError {
  return new IdlensError(timeout, `The ${service} did not answer in time.`, {
    retryable: true,
    retryAfterSeconds: THROTTLE_PAUSE_SECONDS,
    cause,
  });
}
