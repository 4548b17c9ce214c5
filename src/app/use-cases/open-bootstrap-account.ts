import { isIdlensError } from '../../domain/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OrganisationDirectory } from '../../ports/organisation-directory.ts';
import type { TokenLedger } from '../../ports/token-ledger.ts';

/** The organisation that a server starts with. */
export interface BootstrapAccount {
  readonly organisationId: string;
  /** Whole tokens, at least 0. */
  readonly tokens: number;
}

/**
 * Makes the organisation and grants its tokens, unless it is there already: a server that starts again, or replicas that start at once,
 * grant nothing twice. Throws `storage.unavailable` (retryable).
 */
export async function openBootstrapAccount(
  { organisationId, tokens }: BootstrapAccount,
  organisations: OrganisationDirectory,
  ledger: TokenLedger,
  clock: Clock,
): Promise<void> {
  try {
    await organisations.create({ organisationId, name: organisationId, createdAtMs: clock.nowMs() });
  } catch (error) {
    if (isIdlensError(error) && error.code === 'organisation.exists') return;
    throw error;
  }
  if (tokens > 0) await ledger.grant(organisationId, tokens, 'bootstrap');
}
