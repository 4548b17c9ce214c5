import type { Clock } from '../../ports/clock.ts';
import type { LedgerEntry } from '../../ports/token-ledger.ts';

/** The balances of a ledger in memory, and how they came to be. */
export interface TokenJournal {
  /** The balance after the last entry; 0 when there is none. */
  balance(organisationId: string): number;
  /** Appends a change. */
  post(organisationId: string, change: Omit<LedgerEntry, 'sequence' | 'balance' | 'atMs'>): void;
  /** The last `limit` entries before `beforeSequence`, newest first. */
  page(organisationId: string, limit: number, beforeSequence: number): readonly LedgerEntry[];
}

/** What a change adds to the balance, for each token of its amount. */
const EFFECT = { grant: 1, hold: -1, settle: 0, release: 1 } as const;

/** An empty journal. */
export function createTokenJournal(clock: Pick<Clock, 'nowMs'>): TokenJournal {
  const histories = new Map<string, LedgerEntry[]>();
  let sequence = 0;
  const balanceOf = (organisationId: string): number => histories.get(organisationId)?.at(-1)?.balance ?? 0;
  return {
    balance: balanceOf,
    post(organisationId, change) {
      sequence += 1;
      const balance = balanceOf(organisationId) + EFFECT[change.kind] * change.amount;
      const history = histories.get(organisationId) ?? [];
      history.push({ sequence, ...change, balance, atMs: clock.nowMs() });
      histories.set(organisationId, history);
    },
    page(organisationId, limit, beforeSequence) {
      const older = (histories.get(organisationId) ?? []).filter((entry) => entry.sequence < beforeSequence);
      return older.slice(-limit).reverse();
    },
  };
}
