import { type Kysely, sql } from 'kysely';
import {
  dayOf,
  decisionAfter,
  intervalMs,
  type RatePolicy,
  type RateState,
  toleranceMs,
} from '../../domain/account/rate-policy.ts';
import { invariant } from '../../domain/invariant.ts';
import type { RateLimiter } from '../../ports/rate-limiter.ts';
import type { Database, RateStatesTable } from './database.ts';
import type { SqlStore } from './sql-store.ts';

type RateRow = Omit<RateStatesTable, 'organisation_id'>;

/**
 * The {@link RateLimiter} of all servers of a database: `takeCall` of `domain/account/rate-policy` as one statement, which the database runs
 * for one call of an organisation at a time.
 */
export function createSqlRateLimiter(store: SqlStore, policy: RatePolicy): RateLimiter {
  return {
    async take(organisationId, nowMs) {
      const counted = await store.statement((db) => countCall(db, policy, organisationId, nowMs));
      const row = counted ?? (await store.read((db) => rowOf(db, organisationId)));
      return decisionAfter(policy, counted !== undefined, stateIn(row, nowMs), nowMs);
    },
  };
}

/** The row as it is after the call was counted; undefined when the call is refused. */
async function countCall(
  db: Kysely<Database>,
  policy: RatePolicy,
  organisationId: string,
  nowMs: number,
): Promise<RateRow | undefined> {
  const now = double(nowMs);
  const start = sql`case when rate_states.arrival_ms > ${now} then rate_states.arrival_ms else ${now} end`;
  const { rows } = await sql<RateRow>`
    insert into rate_states (organisation_id, arrival_ms, day, used_today)
    values (${organisationId}, ${double(nowMs + intervalMs(policy))}, ${dayOf(nowMs)}, 1)
    on conflict (organisation_id) do update set
      arrival_ms = ${start} + ${double(intervalMs(policy))},
      day = excluded.day,
      used_today = case when rate_states.day = excluded.day then rate_states.used_today + 1 else 1 end
    where ${start} - ${double(toleranceMs(policy))} - ${now} <= 0
      and (rate_states.day <> excluded.day or rate_states.used_today < ${policy.perDay})
    returning arrival_ms, day, used_today`.execute(db);
  return rows[0];
}

async function rowOf(db: Kysely<Database>, organisationId: string): Promise<RateRow> {
  const row = await db
    .selectFrom('rate_states')
    .select(['arrival_ms', 'day', 'used_today'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  invariant(row !== undefined, 'a call is refused only for earlier ones');
  return row;
}

function stateIn(row: RateRow, nowMs: number): RateState {
  const day = dayOf(nowMs);
  return { arrivalMs: row.arrival_ms, day, usedToday: row.day === day ? row.used_today : 0 };
}

/** PostgreSQL would take whole numbers for integers. */
function double(value: number) {
  return sql`cast(${value} as double precision)`;
}
