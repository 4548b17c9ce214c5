import { IdlensError } from '../../domain/errors.ts';
import type { Organisation, OrganisationDirectory } from '../../ports/organisation-directory.ts';
import type { OrganisationsTable } from './database.ts';
import type { SqlStore } from './sql-store.ts';

/** The {@link OrganisationDirectory} of a database. */
export function createSqlOrganisations(store: SqlStore): OrganisationDirectory {
  return {
    async create({ organisationId, name, createdAtMs }) {
      const row = { organisation_id: organisationId, name, created_at_ms: createdAtMs };
      const created = await store.statement((db) =>
        db
          .insertInto('organisations')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .returning('organisation_id')
          .executeTakeFirst(),
      );
      if (created === undefined)
        throw new IdlensError('organisation.exists', 'There is an organisation of this id already.');
    },
    async list() {
      const rows = await store.read((db) => db.selectFrom('organisations').selectAll().execute());
      // Sorted here: the order of text in a database depends on its locale.
      return rows.map(organisationOf).sort((left, right) => (left.organisationId < right.organisationId ? -1 : 1));
    },
    async find(organisationId) {
      const row = await store.read((db) =>
        db.selectFrom('organisations').selectAll().where('organisation_id', '=', organisationId).executeTakeFirst(),
      );
      return row && organisationOf(row);
    },
  };
}

function organisationOf(row: OrganisationsTable): Organisation {
  return { organisationId: row.organisation_id, name: row.name, createdAtMs: row.created_at_ms };
}
