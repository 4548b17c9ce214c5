import { createPinoTelemetry } from '../../adapters/system/pino-telemetry.ts';
import { createSystemClock } from '../../adapters/system/system-clock.ts';
import { IdlensError } from '../../domain/errors.ts';
import type { ManageAccounts } from '../../ports/driving/manage-accounts.ts';
import type { AppConfig } from '../config/app-config.ts';
import { createManageAccounts } from '../use-cases/manage-accounts.ts';
import { openStorage } from './open-storage.ts';

/** The accounts of the configuration, open. */
export interface OpenAccounts {
  readonly accounts: ManageAccounts;
  close(): Promise<void>;
}

/** Opens the accounts for a command, also beside a server that runs. Throws as `openStorage` does, and `config.invalid` where nothing lasts. */
export async function openAccounts(config: AppConfig): Promise<OpenAccounts> {
  const clock = createSystemClock();
  const telemetry = createPinoTelemetry({ level: 'silent' });
  const { ports, close } = await openStorage(config, { clock, telemetry, besideServer: true });
  const { organisationDirectory, apiKeyRegistry, tokenLedger } = ports;
  if (!organisationDirectory || !apiKeyRegistry || !tokenLedger)
    throw new IdlensError('config.invalid', 'Accounts in memory end with the command; configure storage that lasts.');
  return { accounts: createManageAccounts(organisationDirectory, apiKeyRegistry, tokenLedger, clock), close };
}
