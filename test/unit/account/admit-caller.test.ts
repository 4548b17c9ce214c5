import { describe, expect, it } from 'vitest';
import { createAdmitCaller } from '../../../src/app/use-cases/admit-caller.ts';
import { createManualClock, createMemoryApiKeyDirectory, createMemoryRateLimiter } from '../../../src/testing.ts';

const KEY = 'a-key';

function admission(burst = 2) {
  const clock = createManualClock(Date.UTC(2026, 0, 1));
  const directory = createMemoryApiKeyDirectory([{ key: KEY, organisationId: 'acme', scopes: ['scan'] }]);
  const limiter = createMemoryRateLimiter({ sustainedPerSecond: 1, burst, perDay: 10 });
  return { clock, admitCaller: createAdmitCaller(directory, limiter, clock) };
}

describe('admitCaller', () => {
  it('lets a known key with the scope on, and tells what is left of its limits', async () => {
    const result = await admission().admitCaller({ presentedKey: KEY, scopes: ['scan'] });
    expect(result).toMatchObject({ admitted: true, caller: { organisationId: 'acme', keyId: 'key-1' } });
    expect(result.rate?.windows.map((window) => window.remaining)).toEqual([1, 9]);
  });

  it('takes any known key where no scope is asked for', async () => {
    expect((await admission().admitCaller({ presentedKey: KEY })).admitted).toBe(true);
  });

  for (const [presentedKey, code] of [
    [undefined, 'key.missing'],
    ['', 'key.missing'],
    ['another', 'key.invalid'],
  ] as const)
    it(`refuses ${presentedKey ?? 'nothing'} as ${code}, without telling of anybody's limits`, async () => {
      const result = await admission().admitCaller({ presentedKey });
      expect(result).toMatchObject({ admitted: false, failure: { code, retryable: false } });
      expect(result).not.toHaveProperty('rate');
      expect(result).not.toHaveProperty('caller');
    });

  it('refuses a key without the scope, and does not count the call', async () => {
    const { admitCaller } = admission(1);
    const result = await admitCaller({ presentedKey: KEY, scopes: ['admin'] });
    expect(result).toMatchObject({ admitted: false, failure: { code: 'key.scope_missing' } });
    expect((await admitCaller({ presentedKey: KEY })).admitted).toBe(true);
  });

  it('refuses a call over the limit, says when to come back, and keeps its word', async () => {
    const { admitCaller, clock } = admission(1);
    await admitCaller({ presentedKey: KEY });
    const refused = await admitCaller({ presentedKey: KEY });
    expect(refused).toMatchObject({
      admitted: false,
      caller: { organisationId: 'acme' },
      rate: { allowed: false },
      failure: { code: 'rate.exceeded', retryable: true, retryAfterSeconds: 1 },
    });
    clock.advance(1_000);
    expect((await admitCaller({ presentedKey: KEY })).admitted).toBe(true);
  });
});
