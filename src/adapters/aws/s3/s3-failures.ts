import { objectNotReadable } from '../../../domain/account/object-key.ts';
import type { NamedFailures, ServiceFailures } from '../connection/service-failures.ts';

const NOT_READABLE = { code: 'object.not_readable', message: objectNotReadable().message } as const;

/** What the errors of S3 mean (S3 API Reference, "Error Responses"): all of them are the storage's, but those of one object. */
export const S3_FAILURES: ServiceFailures = {
  service: 'storage of uploads',
  unavailable: 'storage.unavailable',
  timeout: 'storage.unavailable',
  named: {},
};

/**
 * Of an object that is read: it is not there, or lies in an archive. S3 also denies access to a missing object where the credentials may not
 * list the bucket, so that the two cannot be told apart.
 */
export const UNREADABLE: NamedFailures = {
  NoSuchKey: NOT_READABLE,
  NotFound: NOT_READABLE,
  AccessDenied: NOT_READABLE,
  Forbidden: NOT_READABLE,
  InvalidObjectState: NOT_READABLE,
};
