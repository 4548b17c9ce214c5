import { readFileSync } from 'node:fs';

/** The version that a `package.json` states. Throws when it states none. */
export function versionOf(manifestPath: string): string {
  const manifest: unknown = JSON.parse(readFileSync(manifestPath, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error(`${manifestPath} states no version`);
}
