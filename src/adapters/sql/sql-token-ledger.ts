import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { ANSWER_RETENTION_MS, assertTokens, DEFAULT_LEASE_MS, holdNotOpen } from '../../domain/account/token-hold.ts';
import { invariant } from '../../domain/invariant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HoldPurpose, LedgerEntry, RepeatableHold, TokenHold, TokenLedger } from '../../ports/token-ledger.ts';
import { type AnswerSeal, type CallDigests, createAnswerSeal } from './answer-seal.ts';
import type { Database, TokenHoldsTable } from './database.ts';
import type { SqlStore } from './sql-store.ts';
import { storageUnavailable } from './storage-failure.ts';
import { balanceOf, credit, debit, postingOf, releaseIfLapsed, releaseLapsed, releaseOpen } from './token-accounts.ts';

/** What a ledger in SQL needs beside its database. */
export interface SqlTokenLedgerOptions {
  /** Replicas of one database have clocks that agree to within a small part of a lease. */
  readonly clock: Clock;
  /** Kept answers are sealed with it; the same on every replica, at least 32 characters. */
  readonly secret: string;
  /** How long a hold stays open when nobody ends it; 120,000 when left out. */
  readonly leaseMs?: number;
}

type Db = Kysely<Database>;

/** How often a key that others take and let go of is tried in one transaction. */
const MAX_KEY_ATTEMPTS = 10;
/** How many lapsed holds are looked up at a time. */
const RECOVERY_PAGE = 200;

/** A {@link TokenLedger} in SQL. Every operation is one transaction. */
export function createSqlTokenLedger(store: SqlStore, options: SqlTokenLedgerOptions): TokenLedger {
  const { clock, leaseMs = DEFAULT_LEASE_MS } = options;
  const seal = createAnswerSeal(options.secret);

  /** Opens a hold of this id in a row of its own; undefined when the key of `digests` is taken. */
  async function open(
    db: Db,
    hold: TokenHold,
    purpose: HoldPurpose,
    digests?: CallDigests,
  ): Promise<TokenHold | undefined> {
    const nowMs = clock.nowMs();
    const row = rowOf(hold, purpose, nowMs + leaseMs, digests);
    const insert = db.insertInto('token_holds').values(row);
    const taken =
      digests === undefined ? insert : insert.onConflict((conflict) => conflict.column('key_digest').doNothing());
    const { numInsertedOrUpdatedRows } = await taken.executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return undefined;
    await debit(db, postingOf(row, nowMs));
    return hold;
  }

  async function openOnce(
    db: Db,
    hold: TokenHold,
    purpose: HoldPurpose,
    digests: CallDigests,
  ): Promise<RepeatableHold> {
    for (let attempt = 0; attempt < MAX_KEY_ATTEMPTS; attempt++) {
      const held = await open(db, hold, purpose, digests);
      if (held !== undefined) return { state: 'held', hold: held };
      const known = await knownCall(db, digests, clock.nowMs(), seal);
      if (known !== undefined) return known;
    }
    throw storageUnavailable('The Idempotency-Key is taken and let go of too often.');
  }

  return {
    async grant(organisationId, amount, reason) {
      assertTokens(amount, 1);
      const posting = { organisationId, amount, atMs: clock.nowMs(), reason };
      await store.transact((db) => credit(db, 'grant', posting, amount));
    },
    balance: (organisationId) =>
      store.transact(async (db) => {
        await releaseLapsed(db, organisationId, clock.nowMs());
        return balanceOf(db, organisationId);
      }),
    async hold(organisationId, amount, purpose) {
      const hold = newHold(organisationId, amount);
      await store.transact((db) => open(db, hold, purpose));
      return hold;
    },
    async holdOnce(organisationId, amount, purpose, call) {
      const hold = newHold(organisationId, amount);
      const digests = seal.digestsOf(organisationId, call);
      return store.transact((db) => openOnce(db, hold, purpose, digests));
    },
    settle: ({ holdId }, answer) => store.transact((db) => settleOpen(db, holdId, answer ?? '', clock.nowMs(), seal)),
    release: ({ holdId }) => store.transact((db) => releaseOpen(db, holdId, clock.nowMs())),
    recover: () => recover(store, clock.nowMs()),
    async history(organisationId, page) {
      invariant(
        Number.isInteger(page.limit) && page.limit >= 1 && page.limit <= 1_000,
        'a page has 1 to 1,000 entries',
      );
      return store.transact(async (db) => {
        await releaseLapsed(db, organisationId, clock.nowMs());
        return entriesOf(db, organisationId, page);
      });
    },
  };
}

function newHold(organisationId: string, amount: number): TokenHold {
  assertTokens(amount, 0);
  return { holdId: randomUUID(), organisationId, amount };
}

function rowOf(hold: TokenHold, purpose: HoldPurpose, expiresAtMs: number, digests?: CallDigests): TokenHoldsTable {
  return {
    hold_id: hold.holdId,
    organisation_id: hold.organisationId,
    amount: hold.amount,
    operation: purpose.operation,
    request_id: purpose.requestId,
    state: 'open',
    expires_at_ms: expiresAtMs,
    key_digest: digests?.keyDigest ?? null,
    fingerprint: digests?.fingerprint ?? null,
    answer: null,
  };
}

/** What is known of a taken key; undefined when it was let go of by now, also because its time is over. */
async function knownCall(
  db: Db,
  { keyDigest, fingerprint }: CallDigests,
  nowMs: number,
  seal: AnswerSeal,
): Promise<RepeatableHold | undefined> {
  const row = await db.selectFrom('token_holds').selectAll().where('key_digest', '=', keyDigest).executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.expires_at_ms <= nowMs) {
    await forget(db, row, nowMs);
    return undefined;
  }
  if (row.fingerprint !== fingerprint) return { state: 'other_call' };
  if (row.state === 'open') return { state: 'in_progress' };
  return { state: 'answered', answer: seal.open(row.answer ?? '', keyDigest, row.hold_id) };
}

async function forget(db: Db, { state, hold_id }: TokenHoldsTable, nowMs: number): Promise<void> {
  if (state === 'open') await releaseIfLapsed(db, hold_id, nowMs);
  else await forgetAnswers(db, nowMs, hold_id);
}

/** Forgets answers that have been kept long enough: one, or all. */
async function forgetAnswers(db: Db, nowMs: number, holdId?: string): Promise<void> {
  const old = db.deleteFrom('token_holds').where('state', '=', 'settled').where('expires_at_ms', '<=', nowMs);
  await (holdId === undefined ? old : old.where('hold_id', '=', holdId)).execute();
}

/** Spends an open hold whose lease runs. The row stays, with the answer, when the call may be repeated. */
async function settleOpen(db: Db, holdId: string, answer: string, nowMs: number, seal: AnswerSeal): Promise<void> {
  const hold = await db.selectFrom('token_holds').selectAll().where('hold_id', '=', holdId).executeTakeFirst();
  const kept = hold?.key_digest == null ? undefined : seal.seal(answer, hold.key_digest, holdId);
  // Looking at the hold is not enough: between looking and ending it another end may come first.
  if (hold === undefined || !(await endOpen(db, holdId, nowMs, kept))) throw holdNotOpen();
  await credit(db, 'settle', postingOf(hold, nowMs), 0);
}

/** Ends an open hold whose lease runs, and keeps its row for `answer`; returns whether there was one. */
async function endOpen(db: Db, holdId: string, nowMs: number, answer: string | undefined): Promise<boolean> {
  const expiresAtMs = nowMs + ANSWER_RETENTION_MS;
  const isOpen = sql<boolean>`hold_id = ${holdId} and state = 'open' and expires_at_ms > ${nowMs}`;
  const ended =
    answer === undefined
      ? await db.deleteFrom('token_holds').where(isOpen).returning('hold_id').execute()
      : await db
          .updateTable('token_holds')
          .set({ state: 'settled', expires_at_ms: expiresAtMs, answer })
          .where(isOpen)
          .returning('hold_id')
          .execute();
  return ended.length === 1;
}

/** Each hold in a transaction of its own: several servers may recover at once. */
async function recover(store: SqlStore, nowMs: number): Promise<number> {
  let released = 0;
  for (;;) {
    const lapsed = await store.read((db) =>
      db
        .selectFrom('token_holds')
        .select('hold_id')
        .where('state', '=', 'open')
        .where('expires_at_ms', '<=', nowMs)
        .limit(RECOVERY_PAGE)
        .execute(),
    );
    for (const { hold_id } of lapsed)
      if (await store.transact((db) => releaseIfLapsed(db, hold_id, nowMs))) released += 1;
    if (lapsed.length < RECOVERY_PAGE) break;
  }
  await store.transact((db) => forgetAnswers(db, nowMs));
  return released;
}

async function entriesOf(
  db: Db,
  organisationId: string,
  page: { readonly limit: number; readonly beforeSequence?: number },
): Promise<readonly LedgerEntry[]> {
  const all = db.selectFrom('ledger_entries').selectAll().where('organisation_id', '=', organisationId);
  const older = page.beforeSequence === undefined ? all : all.where('sequence', '<', page.beforeSequence);
  const rows = await older.orderBy('sequence', 'desc').limit(page.limit).execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    kind: row.kind,
    amount: row.amount,
    balance: row.balance,
    atMs: row.at_ms,
    reason: row.reason,
    ...(row.request_id === null ? {} : { requestId: row.request_id }),
    ...(row.hold_id === null ? {} : { holdId: row.hold_id }),
  }));
}
