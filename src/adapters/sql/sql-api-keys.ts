import { API_KEY_SCOPES } from '../../ports/api-key-directory.ts';
import { type ApiKeyStore, LAST_USE_STEP_MS, type StoredApiKey } from '../../ports/api-key-store.ts';
import type { ApiKeysTable } from './database.ts';
import type { SqlStore } from './sql-store.ts';

/** The {@link ApiKeyStore} of a database. */
export function createSqlApiKeys(store: SqlStore): ApiKeyStore {
  return {
    async add(key) {
      await store.statement((db) => db.insertInto('api_keys').values(rowOf(key)).execute());
    },
    async find(keyId) {
      const row = await store.read((db) =>
        db.selectFrom('api_keys').selectAll().where('key_id', '=', keyId).executeTakeFirst(),
      );
      return row && keyOf(row);
    },
    async list(organisationId) {
      const rows = await store.read((db) =>
        db
          .selectFrom('api_keys')
          .selectAll()
          .where('organisation_id', '=', organisationId)
          .orderBy('created_at_ms')
          .orderBy('key_id')
          .execute(),
      );
      return rows.map(keyOf);
    },
    async revoke(keyId, atMs) {
      const revoked = await store.statement((db) =>
        db
          .updateTable('api_keys')
          .set(({ fn, ref, val }) => ({ revoked_at_ms: fn.coalesce(ref('revoked_at_ms'), val(atMs)) }))
          .where('key_id', '=', keyId)
          .returning('key_id')
          .executeTakeFirst(),
      );
      return revoked !== undefined;
    },
    async noteUse(keyId, atMs) {
      await store.statement((db) =>
        db
          .updateTable('api_keys')
          .set({ last_used_at_ms: atMs })
          .where('key_id', '=', keyId)
          .where((use) =>
            use.or([use('last_used_at_ms', 'is', null), use('last_used_at_ms', '<=', atMs - LAST_USE_STEP_MS)]),
          )
          .execute(),
      );
    },
  };
}

function rowOf(key: StoredApiKey): ApiKeysTable {
  return {
    key_id: key.keyId,
    digest: key.digest,
    organisation_id: key.organisationId,
    scopes: key.scopes.join(' '),
    label: key.label,
    created_at_ms: key.createdAtMs,
    last_used_at_ms: key.lastUsedAtMs ?? null,
    revoked_at_ms: key.revokedAtMs ?? null,
  };
}

function keyOf(row: ApiKeysTable): StoredApiKey {
  const scopes = row.scopes.split(' ');
  return {
    keyId: row.key_id,
    digest: row.digest,
    organisationId: row.organisation_id,
    scopes: API_KEY_SCOPES.filter((scope) => scopes.includes(scope)),
    label: row.label,
    createdAtMs: row.created_at_ms,
    ...(row.last_used_at_ms === null ? {} : { lastUsedAtMs: row.last_used_at_ms }),
    ...(row.revoked_at_ms === null ? {} : { revokedAtMs: row.revoked_at_ms }),
  };
}
