import type { RateDecision } from '../../domain/account/rate-policy.ts';
import { IdlensError } from '../../domain/errors.ts';
import type { ApiKeyDirectory } from '../../ports/api-key-directory.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AdmitCaller, Caller } from '../../ports/driving/admit-caller.ts';
import type { RateLimiter } from '../../ports/rate-limiter.ts';

/** Checks, in this order: key, scope, rate. A call that is refused for its key or scope is not counted. */
export function createAdmitCaller(directory: ApiKeyDirectory, limiter: RateLimiter, clock: Clock): AdmitCaller {
  return async ({ presentedKey, scopes = [] }) => {
    if (presentedKey === undefined || presentedKey === '') return refuse(KEY_MISSING);
    const record = await directory.find(presentedKey);
    if (record === undefined) return refuse(KEY_INVALID);
    const caller: Caller = { organisationId: record.organisationId, keyId: record.keyId };
    const lacking = scopes.find((scope) => !record.scopes.includes(scope));
    if (lacking !== undefined)
      return { ...refuse(['key.scope_missing', `This key may not be used for "${lacking}" calls.`]), caller };
    const rate = await limiter.take(caller.organisationId, clock.nowMs());
    return rate.allowed
      ? { admitted: true, caller, rate }
      : { admitted: false, failure: rateExceeded(rate), caller, rate };
  };
}

type KeyFault = readonly ['key.missing' | 'key.invalid' | 'key.scope_missing', string];

const KEY_MISSING: KeyFault = ['key.missing', 'The header x-api-key is missing.'];
const KEY_INVALID: KeyFault = ['key.invalid', 'The key in the header x-api-key is not valid.'];

function refuse([code, message]: KeyFault): { readonly admitted: false; readonly failure: IdlensError } {
  return { admitted: false, failure: new IdlensError(code, message) };
}

function rateExceeded(rate: RateDecision): IdlensError {
  const retryAfterSeconds = Math.max(1, Math.ceil(rate.retryAfterMs / 1000));
  return new IdlensError('rate.exceeded', `The rate limit is exceeded; try again in ${retryAfterSeconds} s.`, {
    retryable: true,
    retryAfterSeconds,
  });
}
