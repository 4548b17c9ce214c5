import { describe, expect, it } from 'vitest';
import { FAILURE_STATUS } from '../../../src/adapters/http-koa/failure-status.ts';
import { rateLimitHeaders } from '../../../src/adapters/http-koa/rate-limit-headers.ts';
import { DEFAULT_RATE_POLICY, takeCall } from '../../../src/domain/account/rate-policy.ts';
import { FAILURE_CODES } from '../../../src/domain/errors.ts';

describe('the status of failures', () => {
  it('is one of the contract for every code', () => {
    const statuses = [400, 401, 402, 403, 404, 405, 409, 422, 429, 500, 503];
    for (const code of FAILURE_CODES) expect(statuses).toContain(FAILURE_STATUS[code]);
    for (const code of FAILURE_CODES.filter((each) => each.startsWith('image.')))
      expect(FAILURE_STATUS[code]).toBe(400);
  });
});

describe('rateLimitHeaders', () => {
  it('have the form of the draft', () => {
    const { decision } = takeCall(DEFAULT_RATE_POLICY, undefined, Date.UTC(2026, 0, 1, 23, 59));
    expect(rateLimitHeaders(decision)).toEqual({
      'RateLimit-Policy': '"burst";q=35;w=2, "daily";q=10000;w=86400',
      RateLimit: '"burst";r=34;t=1, "daily";r=9999;t=60',
    });
  });
});
