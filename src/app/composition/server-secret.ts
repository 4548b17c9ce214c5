import { hkdfSync } from 'node:crypto';
import { secretFromFile } from '../../adapters/system/secret-file.ts';
import type { AppConfig } from '../config/app-config.ts';

/** Secrets of their own for every use, so that none of them tells anything of another. */
export interface DerivedSecrets {
  readonly apiKeys: Uint8Array;
  readonly answers: string;
  readonly uploads: string;
}

/** The secrets that follow from the configured one, or from the one in the data folder. Throws as `secretFromFile` does. */
export async function serverSecrets({ secret, storage }: AppConfig): Promise<DerivedSecrets> {
  const root = secret ?? (storage.kind === 'memory' ? crypto.randomUUID() : await secretFromFile(storage.dataFolder));
  return {
    apiKeys: derive(root, 'api keys'),
    answers: Buffer.from(derive(root, 'answers')).toString('hex'),
    uploads: Buffer.from(derive(root, 'uploads')).toString('hex'),
  };
}

/** HKDF (RFC 5869) with the use as its info. */
function derive(root: string, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', root, '', `idlens ${use}`, 32));
}
