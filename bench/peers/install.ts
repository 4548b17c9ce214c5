import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('./.installed/', import.meta.url));

/** A peer as npm sees it: packages with their versions. */
interface InstalledPeer {
  readonly name: string;
  readonly packages: readonly string[];
}

/** What loads a peer's packages, and finds their files, from its scratch folder. */
export function loaderOf(name: string): NodeJS.Require {
  return createRequire(join(peerFolder(name), 'package.json'));
}

function peerFolder(name: string): string {
  return join(ROOT, name.replace(/[^a-z-]+/g, '_'));
}

/**
 * Puts a peer's packages into its scratch folder unless they are there already, without running their install scripts (that of
 * onnxruntime-node downloads from elsewhere than the registry). Gives the reason when npm cannot.
 */
export function installPeer({ name, packages }: InstalledPeer): string | undefined {
  const folder = peerFolder(name);
  const mark = join(folder, `installed ${packages.join(' ').replaceAll('/', '_')}`);
  if (existsSync(mark)) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const npm = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages];
  const { status, stderr, error } = spawnSync('npm', npm, { cwd: folder, encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) return error?.message ?? (stderr.trim().split('\n').at(-1) || `npm ended with ${status}`);
  writeFileSync(mark, '');
  return undefined;
}
