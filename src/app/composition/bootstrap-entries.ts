import type { ApiKeyEntry } from '../../adapters/memory/memory-api-key-directory.ts';
import type { AppConfig } from '../config/app-config.ts';

/** The key of the configuration, if there is one; it may be used for everything. */
export function bootstrapEntries({ bootstrap }: AppConfig): readonly ApiKeyEntry[] {
  if (bootstrap === undefined) return [];
  const { key, organisationId } = bootstrap;
  return [{ key, organisationId, scopes: ['scan', 'face', 'upload', 'admin'], keyId: 'bootstrap' }];
}
