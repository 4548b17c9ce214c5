import type { Kysely } from 'kysely';
import { assertTokens, holdNotOpen, insufficientTokens } from '../../domain/account/token-hold.ts';
import type { Database, LedgerEntriesTable } from './database.ts';

/** A step of a transaction. Rows are locked in this order, so that transactions wait for each other in no circle: hold, balance. */
type Db = Kysely<Database>;

/** Why the balance of an organisation changes. */
export interface Posting {
  readonly organisationId: string;
  readonly amount: number;
  readonly atMs: number;
  readonly reason: string;
  readonly requestId?: string;
  readonly holdId?: string;
}

/** The columns of a hold that its end is written down with. */
const POSTED = ['hold_id', 'organisation_id', 'amount', 'operation', 'request_id'] as const;

interface EndedHold {
  readonly hold_id: string;
  readonly organisation_id: string;
  readonly amount: number;
  readonly operation: string;
  readonly request_id: string;
}

/** Adds to the balance and writes it down; 0 for an end that gives nothing back. Returns the balance after it. */
export async function credit(
  db: Db,
  kind: LedgerEntriesTable['kind'],
  posting: Posting,
  added: number,
): Promise<number> {
  const { organisationId } = posting;
  const { balance } = await db
    .insertInto('token_balances')
    .values({ organisation_id: organisationId, balance: added })
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet((row) => ({ balance: row('token_balances.balance', '+', row.ref('excluded.balance')) })),
    )
    .returning('balance')
    .executeTakeFirstOrThrow();
  assertTokens(balance, 0);
  await writeDown(db, kind, posting, balance);
  return balance;
}

/** Takes the amount off the balance, or throws `tokens.insufficient`. Lapsed holds are given back first where that helps. */
export async function debit(db: Db, posting: Posting): Promise<void> {
  const { organisationId, amount, atMs } = posting;
  if (amount === 0) {
    await credit(db, 'hold', posting, 0);
    return;
  }
  let balance = await subtract(db, organisationId, amount);
  if (balance === undefined && (await releaseLapsed(db, organisationId, atMs)) > 0)
    balance = await subtract(db, organisationId, amount);
  if (balance === undefined) throw insufficientTokens(amount, await balanceOf(db, organisationId));
  await writeDown(db, 'hold', posting, balance);
}

/** The balance after taking off `amount`; undefined, and nothing is taken, where it is not covered. */
async function subtract(db: Db, organisationId: string, amount: number): Promise<number | undefined> {
  const row = await db
    .updateTable('token_balances')
    .set((column) => ({ balance: column('balance', '-', amount) }))
    .where('organisation_id', '=', organisationId)
    .where('balance', '>=', amount)
    .returning('balance')
    .executeTakeFirst();
  return row?.balance;
}

/** The balance as it is written; 0 for organisations without one. */
export async function balanceOf(db: Db, organisationId: string): Promise<number> {
  const row = await db
    .selectFrom('token_balances')
    .select('balance')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row?.balance ?? 0;
}

/** Gives an open hold back; throws `tokens.hold_not_open` unless its lease runs. */
export async function releaseOpen(db: Db, holdId: string, nowMs: number): Promise<void> {
  const hold = await db
    .deleteFrom('token_holds')
    .where('hold_id', '=', holdId)
    .where('state', '=', 'open')
    .where('expires_at_ms', '>', nowMs)
    .returning(POSTED)
    .executeTakeFirst();
  if (hold === undefined) throw holdNotOpen();
  await credit(db, 'release', postingOf(hold, nowMs), hold.amount);
}

/** Gives a hold back when its lease has run out and nobody else has done so; returns whether it did. */
export async function releaseIfLapsed(db: Db, holdId: string, nowMs: number): Promise<boolean> {
  const hold = await db
    .deleteFrom('token_holds')
    .where('hold_id', '=', holdId)
    .where('state', '=', 'open')
    .where('expires_at_ms', '<=', nowMs)
    .returning(POSTED)
    .executeTakeFirst();
  if (hold !== undefined) await credit(db, 'release', postingOf(hold, nowMs), hold.amount);
  return hold !== undefined;
}

/** Gives back the lapsed holds of one organisation; returns how many. */
export async function releaseLapsed(db: Db, organisationId: string, nowMs: number): Promise<number> {
  const lapsed = await db
    .selectFrom('token_holds')
    .select('hold_id')
    .where('state', '=', 'open')
    .where('expires_at_ms', '<=', nowMs)
    .where('organisation_id', '=', organisationId)
    .orderBy('hold_id')
    .execute();
  let released = 0;
  for (const { hold_id } of lapsed) if (await releaseIfLapsed(db, hold_id, nowMs)) released += 1;
  return released;
}

/** The entry that ends this hold, or would. */
export function postingOf(hold: EndedHold, atMs: number): Posting {
  return {
    organisationId: hold.organisation_id,
    amount: hold.amount,
    atMs,
    reason: hold.operation,
    requestId: hold.request_id,
    holdId: hold.hold_id,
  };
}

/** The balance is written in the same step as it changes, so the entries of an organisation follow one another. */
async function writeDown(db: Db, kind: LedgerEntriesTable['kind'], posting: Posting, balance: number): Promise<void> {
  await db
    .insertInto('ledger_entries')
    .values({
      organisation_id: posting.organisationId,
      kind,
      amount: posting.amount,
      balance,
      at_ms: posting.atMs,
      reason: posting.reason,
      request_id: posting.requestId ?? null,
      hold_id: posting.holdId ?? null,
    })
    .execute();
}
