import type { RepeatableCall, RepeatableHold, TokenHold } from '../token-ledger.ts';
import type { ContractRunner } from './contract-runner.ts';
import { ContractViolation, expectFailure, expectSame } from './expectations.ts';
import { type Ledger, organisationWith, PURPOSE, type TokenLedgerSubject } from './token-ledger-subject.ts';

/** How long answers are kept (see `TokenLedger.holdOnce`). */
const RETENTION_MS = 86_400_000;
const CALL: RepeatableCall = { idempotencyKey: 'contract', fingerprint: 'ef' };

function heldBy(taken: RepeatableHold): TokenHold {
  if (taken.state !== 'held') throw new ContractViolation(`expected a hold, got ${taken.state}`);
  return taken.hold;
}

/** What a ledger promises about calls that may be repetitions. */
export function repetitionTests({ it }: ContractRunner, ledger: Ledger): void {
  it('answers a repetition with the answer of the first call, and charges once', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 5);
    await subject.settle(heldBy(await subject.holdOnce(organisationId, 2, PURPOSE, CALL)), 'the answer: \u{1f9fe}\n');
    for (let repetition = 0; repetition < 2; repetition++)
      expectSame(
        await subject.holdOnce(organisationId, 2, PURPOSE, CALL),
        { state: 'answered', answer: 'the answer: \u{1f9fe}\n' },
        'the repetition',
      );
    expectSame(await subject.balance(organisationId), 3, 'the balance');
  });

  it('tells a repetition that the first call is at work, and another call that the key is taken', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 5);
    const other = { ...CALL, fingerprint: 'fe' };
    const hold = heldBy(await subject.holdOnce(organisationId, 2, PURPOSE, CALL));
    expectSame((await subject.holdOnce(organisationId, 2, PURPOSE, CALL)).state, 'in_progress', 'the repetition');
    expectSame((await subject.holdOnce(organisationId, 2, PURPOSE, other)).state, 'other_call', 'the other call');
    await subject.settle(hold, 'answer');
    expectSame((await subject.holdOnce(organisationId, 2, PURPOSE, other)).state, 'other_call', 'the other call later');
    expectSame(await subject.balance(organisationId), 3, 'the balance');
  });

  it('keeps the keys of organisations apart, and different keys', async () => {
    const subject = await ledger();
    const [first, second] = [await organisationWith(subject, 5), await organisationWith(subject, 5)];
    await subject.settle(heldBy(await subject.holdOnce(first, 2, PURPOSE, CALL)), 'answer');
    heldBy(await subject.holdOnce(second, 2, PURPOSE, { ...CALL, fingerprint: 'fe' }));
    heldBy(await subject.holdOnce(first, 2, PURPOSE, { ...CALL, idempotencyKey: 'another' }));
  });

  it('does not take the key when the balance does not cover the call', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 1);
    const attempt = subject.holdOnce(organisationId, 2, PURPOSE, CALL);
    await expectFailure(attempt, 'tokens.insufficient', { retryable: false });
    await subject.grant(organisationId, 1, 'more');
    heldBy(await subject.holdOnce(organisationId, 2, PURPOSE, { ...CALL, fingerprint: 'fe' }));
    expectSame(await subject.balance(organisationId), 0, 'the balance');
  });

  it('opens one hold for one key that comes 50 times at once', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 100);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => subject.holdOnce(organisationId, 2, PURPOSE, CALL)),
    );
    const states = outcomes.map(({ state }) => state);
    expectSame(states.filter((state) => state === 'held').length, 1, 'the holds');
    expectSame(states.filter((state) => state === 'in_progress').length, 49, 'the calls told to wait');
    expectSame(await subject.balance(organisationId), 98, 'the balance');
  });
}

/** When a ledger forgets the keys of calls. */
export function forgettingTests(
  { it }: ContractRunner,
  ledger: Ledger,
  { advance, leaseMs }: TokenLedgerSubject,
): void {
  it('forgets the key of a hold that was released', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 5);
    await subject.release(heldBy(await subject.holdOnce(organisationId, 2, PURPOSE, CALL)));
    heldBy(await subject.holdOnce(organisationId, 3, PURPOSE, { ...CALL, fingerprint: 'fe' }));
    expectSame(await subject.balance(organisationId), 2, 'the balance');
  });

  it('forgets the key of a hold whose lease ran out, before anybody recovers it', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 5);
    const lapsed = heldBy(await subject.holdOnce(organisationId, 4, PURPOSE, CALL));
    await advance(leaseMs);
    const hold = heldBy(await subject.holdOnce(organisationId, 4, PURPOSE, CALL));
    await expectFailure(subject.settle(lapsed, 'late'), 'tokens.hold_not_open', { retryable: false });
    await subject.settle(hold, 'in time');
    expectSame(await subject.balance(organisationId), 1, 'the balance');
    const repetition = await subject.holdOnce(organisationId, 4, PURPOSE, CALL);
    expectSame(repetition, { state: 'answered', answer: 'in time' }, 'the repetition');
  });

  for (const recovers of [false, true])
    it(`forgets an answer after 24 hours${recovers ? ', and not before when it recovers' : ''}`, async () => {
      const subject = await ledger();
      const organisationId = await organisationWith(subject, 5);
      await subject.settle(heldBy(await subject.holdOnce(organisationId, 2, PURPOSE, CALL)), 'answer');
      await advance(RETENTION_MS - 1);
      if (recovers) await subject.recover();
      expectSame((await subject.holdOnce(organisationId, 2, PURPOSE, CALL)).state, 'answered', 'the repetition');
      await advance(1);
      if (recovers) await subject.recover();
      heldBy(await subject.holdOnce(organisationId, 2, PURPOSE, CALL));
      expectSame(await subject.balance(organisationId), 1, 'the balance');
    });
}
