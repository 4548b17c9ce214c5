import type { SqlStore } from '../../src/adapters/sql/index.ts';

/** What a change adds to the balance, and to what is granted and not spent. */
const EFFECT = { grant: 1, hold: -1, settle: 0, release: 1 } as const;
const TOKENS: Partial<Record<keyof typeof EFFECT, number>> = { grant: 1, settle: -1 };

/** What was found in a ledger. */
export interface Audit {
  /** What must not be, in words; empty in a ledger that is right. */
  readonly violations: readonly string[];
  readonly holds: number;
  readonly settled: number;
}

/**
 * Goes through everything that the database holds of an organisation: tokens are conserved, the history adds up, no hold ended twice and
 * none is left open, and every hold of `acknowledged` was settled for good. To be called when nobody works and `recover` has run.
 */
export async function auditLedger(
  store: SqlStore,
  organisationId: string,
  acknowledged: readonly string[] = [],
): Promise<Audit> {
  const { entries, balance, open } = await readAll(store, organisationId);
  const endings = endingsOf(entries);
  const tokens = entries.reduce((sum, { kind, amount }) => sum + (TOKENS[kind] ?? 0) * amount, 0);
  const violations = sumFaults(entries);
  if (open > 0) violations.push(`${open} holds are stuck`);
  if (balance !== tokens) violations.push(`the balance is ${balance}, granted less settled is ${tokens}`);
  for (const [holdId, kinds] of endings)
    if (kinds.length !== 1) violations.push(`hold ${holdId} ended ${kinds.length} times: ${kinds.join(', ')}`);
  const lost = acknowledged.filter((holdId) => !endings.get(holdId)?.includes('settle'));
  if (lost.length > 0) violations.push(`${lost.length} acknowledged calls are lost`);
  const settled = [...endings.values()].filter((kinds) => kinds.includes('settle')).length;
  return { violations, holds: endings.size, settled };
}

type Entry = Awaited<ReturnType<typeof readAll>>['entries'][number];

/** How each hold ended. */
function endingsOf(entries: readonly Entry[]): ReadonlyMap<string, string[]> {
  const endings = new Map<string, string[]>();
  for (const { hold_id: holdId, kind } of entries) {
    if (holdId === null) continue;
    const kinds = endings.get(holdId) ?? [];
    if (kind !== 'hold') kinds.push(kind);
    endings.set(holdId, kinds);
  }
  return endings;
}

function sumFaults(entries: readonly Entry[]): string[] {
  const faults: string[] = [];
  let running = 0;
  for (const { sequence, kind, amount, balance } of entries) {
    running += EFFECT[kind] * amount;
    if (balance !== running) faults.push(`entry ${sequence} says ${balance} and not ${running}`);
  }
  return faults;
}

function readAll(store: SqlStore, organisationId: string) {
  return store.transact(async (db) => {
    const entries = await db
      .selectFrom('ledger_entries')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('sequence')
      .execute();
    const account = await db
      .selectFrom('token_balances')
      .select('balance')
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
    const open = await db
      .selectFrom('token_holds')
      .select('hold_id')
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'open')
      .execute();
    return { entries, balance: account?.balance ?? 0, open: open.length };
  });
}
