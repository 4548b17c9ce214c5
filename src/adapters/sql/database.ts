import type { Generated } from 'kysely';

/** What an organisation can spend now, open holds taken off. */
export interface TokenBalancesTable {
  organisation_id: string;
  balance: number;
}

/** Open holds, and the answers kept for repetitions of settled calls. A hold that ends otherwise leaves its row. */
export interface TokenHoldsTable {
  hold_id: string;
  organisation_id: string;
  amount: number;
  operation: string;
  request_id: string;
  state: 'open' | 'settled';
  /** Of an open hold: when its lease runs out. Of a settled one: when its answer is forgotten. */
  expires_at_ms: number;
  /** Keyed digest of organisation and Idempotency-Key; null for a call that cannot be repeated. One row a key. */
  key_digest: string | null;
  fingerprint: string | null;
  /** Sealed (see `sealed-answer`). */
  answer: string | null;
}

/** Only ever appended to. */
export interface LedgerEntriesTable {
  sequence: Generated<number>;
  organisation_id: string;
  kind: 'grant' | 'hold' | 'settle' | 'release';
  amount: number;
  balance: number;
  at_ms: number;
  reason: string;
  request_id: string | null;
  hold_id: string | null;
}

/** See `OrganisationDirectory`. */
export interface OrganisationsTable {
  organisation_id: string;
  name: string;
  created_at_ms: number;
}

/** See `ApiKeyRegistry`; of the key itself there is only a keyed digest. */
export interface ApiKeysTable {
  key_id: string;
  digest: string;
  organisation_id: string;
  /** Parted by blanks. */
  scopes: string;
  label: string;
  created_at_ms: number;
  last_used_at_ms: number | null;
  revoked_at_ms: number | null;
}

/** The state of `domain/account/rate-policy`. */
export interface RateStatesTable {
  organisation_id: string;
  arrival_ms: number;
  day: number;
  used_today: number;
}

/** What the servers of one database share and made up themselves. */
export interface SecretsTable {
  name: string;
  value: string;
}

/** The one schema of both engines; `migrations` makes it. Times are milliseconds since 1970. */
export interface Database {
  token_balances: TokenBalancesTable;
  token_holds: TokenHoldsTable;
  ledger_entries: LedgerEntriesTable;
  organisations: OrganisationsTable;
  api_keys: ApiKeysTable;
  rate_states: RateStatesTable;
  secrets: SecretsTable;
}
