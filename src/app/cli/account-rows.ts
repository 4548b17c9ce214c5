import type { RegisteredApiKey } from '../../ports/api-key-registry.ts';
import type { Organisation } from '../../ports/organisation-directory.ts';
import type { LedgerEntry } from '../../ports/token-ledger.ts';
import type { ListingRow } from './render-listing.ts';

/** An organisation in a listing. */
export function organisationRow({ organisationId, name, createdAtMs }: Organisation): ListingRow {
  return { id: organisationId, name, created: momentOf(createdAtMs) };
}

/** A key in a listing; it holds no secret. */
export function keyRow(key: RegisteredApiKey): ListingRow {
  return {
    id: key.keyId,
    label: key.label,
    scopes: key.scopes,
    created: momentOf(key.createdAtMs),
    lastUsed: momentOf(key.lastUsedAtMs),
    revoked: momentOf(key.revokedAtMs),
  };
}

/** A change of the tokens in a listing. */
export function entryRow(entry: LedgerEntry): ListingRow {
  return {
    at: momentOf(entry.atMs),
    kind: entry.kind,
    amount: entry.amount,
    balance: entry.balance,
    reason: entry.reason,
    requestId: entry.requestId,
  };
}

/** To the second, in UTC (RFC 3339). */
function momentOf(timeMs: number | undefined): string | undefined {
  return timeMs === undefined ? undefined : `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}
