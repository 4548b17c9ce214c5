import type { RateDecision } from '../../domain/account/rate-policy.ts';
import type { IdlensError } from '../../domain/errors.ts';
import type { ApiKeyScope } from '../api-key-directory.ts';

/** The organisation that calls, and the key it calls with. */
export interface Caller {
  readonly organisationId: string;
  /** Safe to log. */
  readonly keyId: string;
}

/** What a caller presents. */
interface AdmissionRequest {
  readonly presentedKey: string | undefined;
  /** What the call needs, all of it; any known key will do when left out. */
  readonly scopes?: readonly ApiKeyScope[];
}

/**
 * Whether a call may go on. A refusal carries its failure (`key.missing`, `key.invalid`, `key.scope_missing`, `rate.exceeded`)
 * and, as far as they are known by then, the caller and the state of its limits.
 */
type Admission =
  | { readonly admitted: true; readonly caller: Caller; readonly rate: RateDecision }
  | {
      readonly admitted: false;
      readonly failure: IdlensError;
      readonly caller?: Caller;
      readonly rate?: RateDecision;
    };

/** Decides on a call before anything of it is read. Throws `storage.unavailable` (retryable). */
export type AdmitCaller = (request: AdmissionRequest) => Promise<Admission>;
