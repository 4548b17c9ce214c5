import { IdlensError } from '../../domain/errors.ts';
import type { Organisation, OrganisationDirectory } from '../../ports/organisation-directory.ts';

/** An {@link OrganisationDirectory} that forgets everything when the process ends. */
export function createMemoryOrganisationDirectory(): OrganisationDirectory {
  const organisations = new Map<string, Organisation>();
  return {
    async create(organisation) {
      if (organisations.has(organisation.organisationId))
        throw new IdlensError('organisation.exists', 'There is an organisation of this id already.');
      organisations.set(organisation.organisationId, organisation);
    },
    list: async () =>
      [...organisations.values()].sort((left, right) => (left.organisationId < right.organisationId ? -1 : 1)),
    find: async (organisationId) => organisations.get(organisationId),
  };
}
