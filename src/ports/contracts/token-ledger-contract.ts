import type { TokenHold } from '../token-ledger.ts';
import { type ContractRunner, shared } from './contract-runner.ts';
import { expectFailure, expectSame, expectThat } from './expectations.ts';
import { historySumTests, historyTests } from './ledger-history-contract.ts';
import { forgettingTests, repetitionTests } from './repeatable-call-contract.ts';
import { type Ledger, organisationWith, PURPOSE, type TokenLedgerSubject } from './token-ledger-subject.ts';

export type { TokenLedgerSubject } from './token-ledger-subject.ts';

/** The conformance suite of the {@link TokenLedger} port. */
export function tokenLedgerContract(runner: ContractRunner, subject: TokenLedgerSubject): void {
  runner.describe('token ledger contract', () => {
    const ledger = shared(runner, subject.make, async () => subject.close?.());
    balanceTests(runner, ledger);
    exactlyOnceTests(runner, ledger);
    concurrencyTests(runner, ledger);
    leaseTests(runner, ledger, subject);
    repetitionTests(runner, ledger);
    forgettingTests(runner, ledger, subject);
    historyTests(runner, ledger, subject);
    historySumTests(runner, ledger);
  });
}

function balanceTests({ it }: ContractRunner, ledger: Ledger): void {
  it('gives unknown organisations a balance of 0', async () => {
    const subject = await ledger();
    expectSame(await subject.balance(await organisationWith(subject, 0)), 0, 'the balance');
  });

  it('adds up what is granted', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 10);
    await subject.grant(organisationId, 5, 'again');
    expectSame(await subject.balance(organisationId), 15, 'the balance');
  });

  it('takes a hold off the balance, keeps it off when settled, gives it back when released', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 10);
    const spent = await subject.hold(organisationId, 3, PURPOSE);
    const returned = await subject.hold(organisationId, 4, PURPOSE);
    expectSame([spent.organisationId, spent.amount], [organisationId, 3], 'the hold');
    expectThat(spent.holdId !== returned.holdId, 'every hold has its own id');
    expectSame(await subject.balance(organisationId), 3, 'the balance with both holds open');
    await subject.settle(spent);
    expectSame(await subject.balance(organisationId), 3, 'the balance after settling');
    await subject.release(returned);
    expectSame(await subject.balance(organisationId), 7, 'the balance after releasing');
  });

  it('refuses a hold that the balance does not cover, and takes nothing', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 2);
    await expectFailure(subject.hold(organisationId, 3, PURPOSE), 'tokens.insufficient', { retryable: false });
    expectSame(await subject.balance(organisationId), 2, 'the balance');
    await subject.settle(await subject.hold(organisationId, 2, PURPOSE));
    expectSame(await subject.balance(organisationId), 0, 'the balance after spending all');
  });

  it('holds nothing for a call that costs nothing, also on an empty balance', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 0);
    await subject.settle(await subject.hold(organisationId, 0, PURPOSE));
    expectSame(await subject.balance(organisationId), 0, 'the balance');
  });

  it('keeps organisations apart', async () => {
    const subject = await ledger();
    const rich = await organisationWith(subject, 5);
    const poor = await organisationWith(subject, 0);
    await expectFailure(subject.hold(poor, 1, PURPOSE), 'tokens.insufficient', { retryable: false });
    expectSame(await subject.balance(rich), 5, 'the balance of the other organisation');
  });
}

function exactlyOnceTests({ it }: ContractRunner, ledger: Ledger): void {
  type Ending = 'settle' | 'release';
  const endings: readonly Ending[] = ['settle', 'release'];
  for (const first of endings)
    for (const second of endings)
      it(`refuses to ${second} a hold after a ${first}`, async () => {
        const subject = await ledger();
        const organisationId = await organisationWith(subject, 5);
        const hold = await subject.hold(organisationId, 2, PURPOSE);
        await subject[first](hold);
        const balance = await subject.balance(organisationId);
        await expectFailure(subject[second](hold), 'tokens.hold_not_open', { retryable: false });
        expectSame(await subject.balance(organisationId), balance, 'the balance after the refusal');
      });

  it('refuses a hold that it never gave', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 5);
    const invented: TokenHold = { holdId: '00000000-0000-4000-8000-000000000000', organisationId, amount: 100 };
    await expectFailure(subject.release(invented), 'tokens.hold_not_open', { retryable: false });
    expectSame(await subject.balance(organisationId), 5, 'the balance');
  });

  it('believes its own record of a hold, not an amount that was changed on the way', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 5);
    const hold = await subject.hold(organisationId, 2, PURPOSE);
    await subject.release({ ...hold, amount: 1000 });
    expectSame(await subject.balance(organisationId), 5, 'the balance');
  });
}

function concurrencyTests({ it }: ContractRunner, ledger: Ledger): void {
  const fulfilled = (results: readonly PromiseSettledResult<unknown>[]): number =>
    results.filter((result) => result.status === 'fulfilled').length;

  it('lets exactly 100 of 200 concurrent calls spend a balance of 100', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 100);
    const spend = async (): Promise<void> => subject.settle(await subject.hold(organisationId, 1, PURPOSE));
    const results = await Promise.allSettled(Array.from({ length: 200 }, spend));
    expectSame(fulfilled(results), 100, 'the calls that succeeded');
    expectSame(await subject.balance(organisationId), 0, 'the balance');
  });

  it('settles or releases a hold once when both are tried many times at once', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 10);
    const hold = await subject.hold(organisationId, 4, PURPOSE);
    const attempts = Array.from({ length: 20 }, (_, index) => index % 2 === 0);
    const results = await Promise.allSettled(
      attempts.map((settles) => (settles ? subject.settle(hold) : subject.release(hold))),
    );
    expectSame(fulfilled(results), 1, 'the attempts that succeeded');
    const balance = await subject.balance(organisationId);
    expectThat(balance === 6 || balance === 10, `the hold is spent or back as a whole, the balance is ${balance}`);
  });

  it('conserves tokens over many holds that end in different ways', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 60);
    const calls = Array.from({ length: 60 }, async (_, index) => {
      const hold = await subject.hold(organisationId, 1, PURPOSE);
      if (index % 3 === 0) await subject.settle(hold);
      if (index % 3 === 1) await subject.release(hold);
    });
    await Promise.all(calls);
    expectSame(await subject.balance(organisationId), 20, 'granted, less 20 settled, less 20 still held');
  });
}

function leaseTests({ it }: ContractRunner, ledger: Ledger, { advance, leaseMs }: TokenLedgerSubject): void {
  it('keeps a hold open to the end of its lease', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 5);
    const hold = await subject.hold(organisationId, 2, PURPOSE);
    await advance(leaseMs - 1);
    expectSame(await subject.balance(organisationId), 3, 'the balance just before the lease ends');
    await subject.settle(hold);
    await advance(leaseMs);
    expectSame(await subject.balance(organisationId), 3, 'the balance after a settled lease');
  });

  it('counts a hold whose lease ran out as released, and refuses to end it', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 5);
    const holds = [await subject.hold(organisationId, 2, PURPOSE), await subject.hold(organisationId, 3, PURPOSE)];
    await advance(leaseMs);
    for (const hold of holds) {
      await expectFailure(subject.settle(hold), 'tokens.hold_not_open', { retryable: false });
      await expectFailure(subject.release(hold), 'tokens.hold_not_open', { retryable: false });
    }
    expectSame(await subject.balance(organisationId), 5, 'the balance');
  });

  it('lets a call spend what lapsed holds give back', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 5);
    await subject.hold(organisationId, 5, PURPOSE);
    await advance(leaseMs);
    await subject.settle(await subject.hold(organisationId, 5, PURPOSE));
    expectSame(await subject.balance(organisationId), 0, 'the balance');
  });

  it('recovers every lapsed hold once, also when asked many times at once', async () => {
    const subject = await ledger();
    await advance(leaseMs);
    await subject.recover();
    const organisationId = await organisationWith(subject, 10);
    for (const amount of [1, 2, 3]) await subject.hold(organisationId, amount, PURPOSE);
    await advance(leaseMs - 1);
    expectSame(await subject.recover(), 0, 'the holds recovered before their lease ended');
    await advance(1);
    const recovered = await Promise.all([subject.recover(), subject.recover(), subject.recover()]);
    expectSame(
      recovered.reduce((sum, count) => sum + count, 0),
      3,
      'the holds recovered',
    );
    expectSame(await subject.balance(organisationId), 10, 'the balance');
    expectSame((await subject.history(organisationId, { limit: 100 })).length, 7, 'the entries');
  });
}
