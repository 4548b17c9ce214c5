import type { TokenLedger } from '../token-ledger.ts';
import type { Eventually } from './contract-runner.ts';

/** The ledger under test. */
export interface TokenLedgerSubject {
  /** A ledger; what earlier runs left in it does no harm. */
  make(): Eventually<TokenLedger>;
  /** Moves the clock of the ledger forward. */
  advance(durationMs: number): Eventually<void>;
  /** How long the ledger keeps a hold open that nobody ends. */
  readonly leaseMs: number;
  close?(): Promise<void>;
}

/** Gives the one ledger of a suite. */
export type Ledger = () => Promise<TokenLedger>;

/** What the holds of the suites are for. */
export const PURPOSE = { operation: 'document.scan', requestId: 'contract' } as const;

let organisations = 0;

/** The id of an organisation that no other test has, with this many tokens. */
export async function organisationWith(ledger: TokenLedger, tokens: number): Promise<string> {
  organisations += 1;
  const organisationId = `contract-${Date.now().toString(36)}-${organisations}`;
  if (tokens > 0) await ledger.grant(organisationId, tokens, 'contract');
  return organisationId;
}
