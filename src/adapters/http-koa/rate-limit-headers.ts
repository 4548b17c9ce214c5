import type { RateDecision } from '../../domain/account/rate-policy.ts';

/**
 * The limits and what is left of them as structured fields.
 * Source: draft-ietf-httpapi-ratelimit-headers-10, sections 3 and 4: `q` quota, `w` window, `r` remaining, `t` seconds to reset.
 */
export function rateLimitHeaders({
  windows,
}: RateDecision): Readonly<Record<'RateLimit-Policy' | 'RateLimit', string>> {
  return {
    'RateLimit-Policy': windows
      .map((window) => `"${window.name}";q=${window.quota};w=${window.windowSeconds}`)
      .join(', '),
    RateLimit: windows.map((window) => `"${window.name}";r=${window.remaining};t=${window.resetSeconds}`).join(', '),
  };
}
