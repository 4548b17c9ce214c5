import { type RateDecision, type RatePolicy, type RateState, takeCall } from '../../domain/account/rate-policy.ts';
import type { RateLimiter } from '../rate-limiter.ts';
import type { ContractRunner, Eventually } from './contract-runner.ts';
import { expectFailure, expectSame, expectThat } from './expectations.ts';

/** The limiter under test. */
export interface RateLimiterSubject {
  /** A limiter with this policy; what earlier runs counted does no harm. */
  make(policy: RatePolicy): Eventually<RateLimiter>;
  /** A limiter whose storage cannot answer. */
  makeUnavailable?(): Eventually<RateLimiter>;
  close?(): Promise<void>;
}

const POLICY: RatePolicy = { sustainedPerSecond: 25, burst: 35, perDay: 10_000 };
/** A moment with most of its UTC day still to come. */
const NOW_MS = Date.UTC(2026, 0, 15, 1);
const DAY_MS = 86_400_000;
let organisations = 0;

function freshOrganisation(): string {
  organisations += 1;
  return `contract-${Date.now().toString(36)}-${organisations}`;
}

const allowedOf = (decisions: readonly RateDecision[]): number =>
  decisions.filter((decision) => decision.allowed).length;

/** The conformance suite of the {@link RateLimiter} port. */
export function rateLimiterContract(runner: ContractRunner, subject: RateLimiterSubject): void {
  runner.describe('rate limiter contract', () => {
    runner.afterAll(async () => subject.close?.());
    burstTests(runner, subject);
    dailyTests(runner, subject);
    decisionTests(runner, subject);
    sameDecisionTests(runner, subject);
    const { makeUnavailable } = subject;
    if (makeUnavailable !== undefined)
      runner.it('fails retryably when its storage cannot answer', async () => {
        const limiter = await makeUnavailable();
        await expectFailure(limiter.take(freshOrganisation(), NOW_MS), 'storage.unavailable', { retryable: true });
      });
  });
}

function burstTests({ it }: ContractRunner, { make }: RateLimiterSubject): void {
  it('lets 35 of 100 calls at one moment through', async () => {
    const limiter = await make(POLICY);
    const organisationId = freshOrganisation();
    const decisions = await Promise.all(Array.from({ length: 100 }, () => limiter.take(organisationId, NOW_MS)));
    expectSame(allowedOf(decisions), 35, 'the calls let through');
  });

  it('lets at most 185 of 600 calls through in 6 seconds, and no fewer than the policy promises', async () => {
    const limiter = await make(POLICY);
    const organisationId = freshOrganisation();
    const decisions: RateDecision[] = [];
    for (let call = 0; call < 600; call++) decisions.push(await limiter.take(organisationId, NOW_MS + call * 10));
    const allowed = allowedOf(decisions);
    expectThat(allowed >= 184 && allowed <= 185, `184 or 185 calls pass, got ${allowed}`);
  });

  it('never refuses a caller who keeps to the sustained rate', async () => {
    const limiter = await make(POLICY);
    const organisationId = freshOrganisation();
    const decisions: RateDecision[] = [];
    for (let call = 0; call < 200; call++) decisions.push(await limiter.take(organisationId, NOW_MS + call * 40));
    expectSame(allowedOf(decisions), 200, 'the calls let through');
  });

  it('keeps organisations apart', async () => {
    const limiter = await make(POLICY);
    const busy = freshOrganisation();
    await Promise.all(Array.from({ length: 40 }, () => limiter.take(busy, NOW_MS)));
    expectThat((await limiter.take(freshOrganisation(), NOW_MS)).allowed, 'another organisation is let through');
  });
}

function dailyTests({ it }: ContractRunner, { make }: RateLimiterSubject): void {
  it('lets exactly the last 10 of the daily 10,000 through, and starts again the next UTC day', async () => {
    const limiter = await make({ ...POLICY, sustainedPerSecond: 1_000_000, burst: 1_000_000 });
    const organisationId = freshOrganisation();
    const take = (nowMs: number): Promise<RateDecision> => limiter.take(organisationId, nowMs);
    for (let call = 0; call < 9_990; call += 111)
      await Promise.all(Array.from({ length: 111 }, (_, index) => take(NOW_MS + call + index)));
    const last = await Promise.all(Array.from({ length: 30 }, () => take(NOW_MS + 20_000)));
    expectSame(allowedOf(last), 10, 'the calls let through of 30');
    expectThat((await take(NOW_MS + DAY_MS)).allowed, 'the next day starts afresh');
  });

  it('does not count a refused call', async () => {
    const limiter = await make({ sustainedPerSecond: 1, burst: 1, perDay: 2 });
    const organisationId = freshOrganisation();
    const times = [NOW_MS, NOW_MS, NOW_MS, NOW_MS + 1_000, NOW_MS + 2_000];
    const decisions: RateDecision[] = [];
    for (const time of times) decisions.push(await limiter.take(organisationId, time));
    expectSame(
      decisions.map((decision) => decision.allowed),
      [true, false, false, true, false],
      'the decisions',
    );
  });
}

function decisionTests({ it }: ContractRunner, { make }: RateLimiterSubject): void {
  it('tells when to come back, and keeps its word', async () => {
    const limiter = await make(POLICY);
    const organisationId = freshOrganisation();
    await Promise.all(Array.from({ length: 35 }, () => limiter.take(organisationId, NOW_MS)));
    const refused = await limiter.take(organisationId, NOW_MS);
    expectThat(!refused.allowed && refused.retryAfterMs > 0, 'a refusal says how long to wait');
    const later = await limiter.take(organisationId, NOW_MS + Math.ceil(refused.retryAfterMs));
    expectThat(later.allowed && later.retryAfterMs === 0, 'a call after that wait is let through');
  });

  it('tells what is left of both windows', async () => {
    const limiter = await make(POLICY);
    const organisationId = freshOrganisation();
    const { windows } = await limiter.take(organisationId, NOW_MS);
    expectSame(
      windows.map(({ name, quota, remaining }) => [name, quota, remaining]),
      [
        ['burst', 35, 34],
        ['daily', 10_000, 9_999],
      ],
      'the windows after one call',
    );
  });
}

/** What calls at these moments come to by the rules of the domain. */
function decisionsAt(policy: RatePolicy, momentsMs: readonly number[]): readonly RateDecision[] {
  let state: RateState | undefined;
  return momentsMs.map((momentMs) => {
    const taken = takeCall(policy, state, momentMs);
    state = taken.state;
    return taken.decision;
  });
}

function sameDecisionTests({ it }: ContractRunner, { make }: RateLimiterSubject): void {
  const gapsMs = [0, 0, 1, 0, 333, 7, 0.25, 0, 1_000, 0, 0, 0, 40, -25, 0, DAY_MS / 4, 0, 3];
  const policies: readonly RatePolicy[] = [
    { sustainedPerSecond: 3, burst: 2, perDay: 25 },
    { sustainedPerSecond: 7, burst: 5, perDay: 1_000_000 },
    { sustainedPerSecond: 1, burst: 1, perDay: 3 },
  ];
  for (const policy of policies)
    it(`decides to the letter as the policy does (${Object.values(policy).join(', ')})`, async () => {
      const limiter = await make(policy);
      const organisationId = freshOrganisation();
      const momentsMs: number[] = [];
      for (let call = 0; call < 150; call++)
        momentsMs.push((momentsMs.at(-1) ?? NOW_MS) + (gapsMs[(call * 7 + (call >> 4)) % gapsMs.length] ?? 0));
      const decisions: RateDecision[] = [];
      for (const momentMs of momentsMs) decisions.push(await limiter.take(organisationId, momentMs));
      expectSame(decisions, decisionsAt(policy, momentsMs), 'the decisions');
    });
}
