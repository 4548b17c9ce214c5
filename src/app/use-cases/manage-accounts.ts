import { parseApiKey } from '../../domain/account/api-key.ts';
import { isOrganisationId, isOrganisationName, organisationIdFor } from '../../domain/account/organisation.ts';
import { type FailureHint, IdlensError } from '../../domain/errors.ts';
import type { ApiKeyRegistry } from '../../ports/api-key-registry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ManageAccounts, NewOrganisation } from '../../ports/driving/manage-accounts.ts';
import type { OrganisationDirectory } from '../../ports/organisation-directory.ts';
import type { TokenLedger } from '../../ports/token-ledger.ts';

const MAX_REMARK_LENGTH = 200;
const MAX_HISTORY = 1_000;
const MAX_GRANT = 1_000_000_000;

/** Checks what people type before it reaches the stores. */
export function createManageAccounts(
  organisations: OrganisationDirectory,
  keys: ApiKeyRegistry,
  ledger: TokenLedger,
  clock: Clock,
): ManageAccounts {
  async function requireOrganisation(organisationId: string): Promise<void> {
    if ((await organisations.find(organisationId)) === undefined)
      throw new IdlensError('organisation.unknown', 'There is no organisation of this id.');
  }

  return {
    async createOrganisation(request) {
      const organisation = { organisationId: idOf(request), name: request.name, createdAtMs: clock.nowMs() };
      await organisations.create(organisation);
      return organisation;
    },
    listOrganisations: () => organisations.list(),
    async createKey(request) {
      requireRemark('label', request.label);
      requireThat(request.scopes.length > 0, 'scopes', 'give a key at least one scope');
      return keys.issue(request);
    },
    listKeys: (organisationId) => keys.list(organisationId),
    async revokeKey(keyId) {
      requireThat(parseApiKey(keyId) === undefined, 'keyId', "give the key's id, which is its part in the middle");
      await keys.revoke(keyId);
    },
    async grantTokens({ organisationId, amount, reason }) {
      requireWholeNumber('amount', amount, MAX_GRANT);
      requireRemark('reason', reason);
      await requireOrganisation(organisationId);
      await ledger.grant(organisationId, amount, reason);
      return ledger.balance(organisationId);
    },
    async tokenBalance(organisationId) {
      await requireOrganisation(organisationId);
      return ledger.balance(organisationId);
    },
    async tokenHistory(organisationId, limit) {
      requireWholeNumber('limit', limit, MAX_HISTORY);
      await requireOrganisation(organisationId);
      return ledger.history(organisationId, { limit });
    },
  };
}

function idOf({ name, organisationId }: NewOrganisation): string {
  requireThat(isOrganisationName(name), 'name', 'give 1 to 200 characters on one line');
  const id = organisationId ?? organisationIdFor(name);
  requireThat(id !== undefined, 'id', 'give an id: the name has no Latin letters and digits to make one of');
  requireThat(isOrganisationId(id), 'id', 'give 1 to 64 letters, digits, hyphens and underlines');
  return id;
}

function requireRemark(path: string, text: string): void {
  const isRemark = text.length <= MAX_REMARK_LENGTH && !/\p{Cc}/u.test(text);
  requireThat(isRemark, path, `give at most ${MAX_REMARK_LENGTH} characters on one line`);
}

function requireWholeNumber(path: string, value: number, most: number): void {
  const isFitting = Number.isSafeInteger(value) && value >= 1 && value <= most;
  requireThat(isFitting, path, `give a whole number from 1 to ${most}`);
}

function requireThat(condition: boolean, path: string, message: string): asserts condition {
  const hints: FailureHint[] = [{ path, message }];
  if (!condition) throw new IdlensError('request.invalid', `${path}: ${message}.`, { hints });
}
