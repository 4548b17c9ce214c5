import {
  ANSWER_RETENTION_MS,
  assertTokens,
  DEFAULT_LEASE_MS,
  holdNotOpen,
  insufficientTokens,
} from '../../domain/account/token-hold.ts';
import { invariant } from '../../domain/invariant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HoldPurpose, RepeatableCall, RepeatableHold, TokenHold, TokenLedger } from '../../ports/token-ledger.ts';
import { createTokenJournal, type TokenJournal } from './memory-token-journal.ts';

/** Whose time a ledger in memory goes by. */
export interface MemoryTokenLedgerOptions {
  /** The machine's clock when left out. */
  readonly clock?: Pick<Clock, 'nowMs'>;
  /** How long a hold stays open when nobody ends it; 120,000 when left out. */
  readonly leaseMs?: number;
}

/** An open hold, or what is kept of a settled one for repetitions. */
interface HoldRecord {
  readonly hold: TokenHold;
  readonly purpose: HoldPurpose;
  readonly call?: RepeatableCall;
  /** Absent while the hold is open. */
  readonly answer?: string;
  /** When the lease runs out, or the answer is forgotten. */
  readonly expiresAtMs: number;
}

/**
 * A {@link TokenLedger} that forgets everything when the process ends. Every operation is one synchronous step, so calls that
 * run at once cannot see each other half done.
 */
export function createMemoryTokenLedger(options: MemoryTokenLedgerOptions = {}): TokenLedger {
  const { clock = { nowMs: () => Date.now() }, leaseMs = DEFAULT_LEASE_MS } = options;
  const journal = createTokenJournal(clock);
  const holds = createHolds(clock, leaseMs, journal);
  return {
    async grant(organisationId, amount, reason) {
      assertTokens(amount, 1);
      journal.post(organisationId, { kind: 'grant', amount, reason });
    },
    async balance(organisationId) {
      holds.expire();
      return journal.balance(organisationId);
    },
    async hold(organisationId, amount, purpose) {
      holds.expire();
      return holds.open(organisationId, amount, purpose);
    },
    async holdOnce(organisationId, amount, purpose, call) {
      holds.expire();
      const known = holds.find(organisationId, call);
      if (known !== undefined) return outcomeOf(known, call);
      return { state: 'held', hold: holds.open(organisationId, amount, purpose, call) };
    },
    async settle({ holdId }, answer = '') {
      holds.expire();
      holds.settle(holdId, answer);
    },
    async release({ holdId }) {
      holds.expire();
      holds.end('release', holdId);
    },
    recover: async () => holds.expire(),
    async history(organisationId, { limit, beforeSequence = Number.POSITIVE_INFINITY }) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 1_000, 'a page has 1 to 1,000 entries');
      holds.expire();
      return journal.page(organisationId, limit, beforeSequence);
    },
  };
}

function outcomeOf(known: HoldRecord, { fingerprint }: RepeatableCall): RepeatableHold {
  if (known.call?.fingerprint !== fingerprint) return { state: 'other_call' };
  return known.answer === undefined ? { state: 'in_progress' } : { state: 'answered', answer: known.answer };
}

/** Both maps are in the order in which their records expire, since all leases are of one length and so is all keeping. */
function createHolds(clock: Pick<Clock, 'nowMs'>, leaseMs: number, journal: TokenJournal) {
  const open = new Map<string, HoldRecord>();
  const settled = new Map<string, HoldRecord>();
  const byKey = new Map<string, HoldRecord>();
  let nothingExpiresBeforeMs = Number.POSITIVE_INFINITY;

  function post(kind: 'hold' | 'settle' | 'release', { hold, purpose }: HoldRecord): void {
    const { operation, requestId } = purpose;
    journal.post(hold.organisationId, { kind, amount: hold.amount, reason: operation, requestId, holdId: hold.holdId });
  }

  function keep(records: Map<string, HoldRecord>, record: HoldRecord): void {
    nothingExpiresBeforeMs = Math.min(nothingExpiresBeforeMs, record.expiresAtMs);
    records.set(record.hold.holdId, record);
    if (record.call !== undefined) byKey.set(keyOf(record.hold.organisationId, record.call), record);
  }

  function drop(records: Map<string, HoldRecord>, { hold, call }: HoldRecord): void {
    records.delete(hold.holdId);
    if (call !== undefined) byKey.delete(keyOf(hold.organisationId, call));
  }

  function end(kind: 'settle' | 'release', holdId: string): HoldRecord {
    const record = open.get(holdId);
    if (record === undefined) throw holdNotOpen();
    drop(open, record);
    post(kind, record);
    return record;
  }

  function dropExpired(records: Map<string, HoldRecord>): readonly HoldRecord[] {
    const expired: HoldRecord[] = [];
    for (const record of records.values()) {
      if (record.expiresAtMs > clock.nowMs()) {
        nothingExpiresBeforeMs = Math.min(nothingExpiresBeforeMs, record.expiresAtMs);
        break;
      }
      expired.push(record);
    }
    for (const record of expired) drop(records, record);
    return expired;
  }

  return {
    end,
    /** Lets go of everything whose time is over; returns how many holds that were. */
    expire(): number {
      if (clock.nowMs() < nothingExpiresBeforeMs) return 0;
      nothingExpiresBeforeMs = Number.POSITIVE_INFINITY;
      dropExpired(settled);
      const lapsed = dropExpired(open);
      for (const record of lapsed) post('release', record);
      return lapsed.length;
    },
    find: (organisationId: string, call: RepeatableCall): HoldRecord | undefined =>
      byKey.get(keyOf(organisationId, call)),
    open(organisationId: string, amount: number, purpose: HoldPurpose, call?: RepeatableCall): TokenHold {
      assertTokens(amount, 0);
      const balance = journal.balance(organisationId);
      if (balance < amount) throw insufficientTokens(amount, balance);
      const hold: TokenHold = { holdId: crypto.randomUUID(), organisationId, amount };
      const record = { hold, purpose, expiresAtMs: clock.nowMs() + leaseMs, ...(call === undefined ? {} : { call }) };
      keep(open, record);
      post('hold', record);
      return hold;
    },
    settle(holdId: string, answer: string): void {
      const record = end('settle', holdId);
      if (record.call !== undefined)
        keep(settled, { ...record, answer, expiresAtMs: clock.nowMs() + ANSWER_RETENTION_MS });
    },
  };
}

function keyOf(organisationId: string, { idempotencyKey }: RepeatableCall): string {
  return JSON.stringify([organisationId, idempotencyKey]);
}
