import type { TokenHold } from '../token-ledger.ts';
import type { ContractRunner } from './contract-runner.ts';
import { expectSame, expectThat } from './expectations.ts';
import { type Ledger, organisationWith, PURPOSE, type TokenLedgerSubject } from './token-ledger-subject.ts';

/** What a ledger writes down. */
export function historyTests({ it }: ContractRunner, ledger: Ledger, { advance, leaseMs }: TokenLedgerSubject): void {
  it('has no history of unknown organisations', async () => {
    const subject = await ledger();
    expectSame(await subject.history(await organisationWith(subject, 0), { limit: 10 }), [], 'the history');
  });

  it('writes down every change, newest first, and which hold and request it was for', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 10);
    const spent = await subject.hold(organisationId, 3, PURPOSE);
    await subject.settle(spent);
    const returned = await subject.hold(organisationId, 4, PURPOSE);
    await subject.release(returned);
    const lapsed = await subject.hold(organisationId, 5, PURPOSE);
    await advance(leaseMs);
    const entries = await subject.history(organisationId, { limit: 100 });
    const call = (kind: string, { holdId, amount }: TokenHold, balance: number): readonly unknown[] => [
      kind,
      amount,
      balance,
      PURPOSE.operation,
      PURPOSE.requestId,
      holdId,
    ];
    expectSame(
      entries.map((entry) => [entry.kind, entry.amount, entry.balance, entry.reason, entry.requestId, entry.holdId]),
      [
        call('release', lapsed, 7),
        call('hold', lapsed, 2),
        call('release', returned, 7),
        call('hold', returned, 3),
        call('settle', spent, 7),
        call('hold', spent, 7),
        ['grant', 10, 10, 'contract', undefined, undefined],
      ],
      'the history',
    );
    for (const entry of entries) expectThat(Number.isFinite(entry.atMs), 'an entry tells its time');
  });
}

/** How the history is asked for, and that it is whole. */
export function historySumTests({ it }: ContractRunner, ledger: Ledger): void {
  it('gives the history page by page', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 10);
    for (let call = 0; call < 3; call++) await subject.settle(await subject.hold(organisationId, 1, PURPOSE));
    const whole = await subject.history(organisationId, { limit: 1_000 });
    const pages = [await subject.history(organisationId, { limit: 3 })];
    for (const page of pages) {
      const oldest = page.at(-1);
      if (oldest !== undefined)
        pages.push(await subject.history(organisationId, { limit: 3, beforeSequence: oldest.sequence }));
    }
    expectSame(
      pages.map((page) => page.length),
      [3, 3, 1, 0],
      'the sizes of the pages',
    );
    expectSame(pages.flat(), whole, 'the pages together');
  });

  it('adds up to the balance after many calls at once', async () => {
    const subject = await ledger();
    const organisationId = await organisationWith(subject, 30);
    const calls = Array.from({ length: 40 }, async (_, index) => {
      const hold = await subject.hold(organisationId, 1 + (index % 2), PURPOSE);
      await (index % 3 === 0 ? subject.settle(hold) : subject.release(hold));
    });
    await Promise.allSettled(calls);
    const entries = [...(await subject.history(organisationId, { limit: 1_000 }))].reverse();
    let balance = 0;
    let sequence = Number.NEGATIVE_INFINITY;
    for (const entry of entries) {
      balance += { grant: 1, hold: -1, settle: 0, release: 1 }[entry.kind] * entry.amount;
      expectSame(entry.balance, balance, `the balance after entry ${entry.sequence}`);
      expectThat(entry.sequence > sequence, 'the sequence rises');
      sequence = entry.sequence;
    }
    expectSame(await subject.balance(organisationId), balance, 'the balance');
  });
}
