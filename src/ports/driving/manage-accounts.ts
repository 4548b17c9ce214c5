import type { ApiKeyRequest, RegisteredApiKey } from '../api-key-registry.ts';
import type { Organisation } from '../organisation-directory.ts';
import type { LedgerEntry } from '../token-ledger.ts';

/** An organisation to be made. */
export interface NewOrganisation {
  /** 1–200 characters on one line. */
  readonly name: string;
  /** 1–64 letters, digits, hyphens and underlines; made from the name when left out. */
  readonly organisationId?: string;
}

/** Tokens to be given to an organisation. */
export interface TokenGrant {
  readonly organisationId: string;
  /** Whole tokens, 1–1,000,000,000. */
  readonly amount: number;
  /** For the history: at most 200 characters on one line. */
  readonly reason: string;
}

/**
 * What the operator of a service does with its accounts. Throws `IdlensError`: `request.invalid` with a hint for each value that cannot be,
 * `organisation.exists`, `organisation.unknown`, `key.unknown`, `storage.unavailable` (retryable).
 */
export interface ManageAccounts {
  createOrganisation(request: NewOrganisation): Promise<Organisation>;
  /** All, by id. */
  listOrganisations(): Promise<readonly Organisation[]>;
  /** A new key; `secret` is what callers present, and is told this once. */
  createKey(request: ApiKeyRequest): Promise<{ readonly key: RegisteredApiKey; readonly secret: string }>;
  /** All keys of the organisation, the revoked ones too, oldest first. */
  listKeys(organisationId: string): Promise<readonly RegisteredApiKey[]>;
  /** No call with the key is admitted any more. */
  revokeKey(keyId: string): Promise<void>;
  /** Returns the balance with it. */
  grantTokens(grant: TokenGrant): Promise<number>;
  /** Tokens that can be spent now. */
  tokenBalance(organisationId: string): Promise<number>;
  /** The last `limit` changes, newest first; 1–1,000. */
  tokenHistory(organisationId: string, limit: number): Promise<readonly LedgerEntry[]>;
}
