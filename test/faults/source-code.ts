import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of the source code as it is. */
export const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const MUTANTS = fileURLToPath(new URL('.mutants', import.meta.url));
/** What the checks run. */
const COPIED = ['domain', 'ports', 'adapters/sql', 'adapters/memory', 'adapters/system', 'app/use-cases'];

/** One place in the code where a protection is taken out. */
export interface Mutation {
  readonly file: string;
  readonly code: string;
  readonly becomes: string;
}

/**
 * Runs `check` with the folder of a copy of the source code in which protections are taken out: a check that is worth something fails there.
 * Throws when a place is not found exactly once, so that a mutation cannot go stale.
 */
export async function withMutant<T>(mutations: readonly Mutation[], check: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(MUTANTS, { recursive: true });
  const folder = mkdtempSync(path.join(MUTANTS, 'mutant-'));
  try {
    for (const part of COPIED) cpSync(path.join(SOURCE, part), path.join(folder, part), { recursive: true });
    for (const mutation of mutations) mutate(folder, mutation);
    return await check(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function mutate(folder: string, { file, code, becomes }: Mutation): void {
  const target = path.join(folder, file);
  const parts = readFileSync(target, 'utf8').split(code);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} places like: ${code}`);
  writeFileSync(target, parts.join(becomes));
}

type SqlAdapters = typeof import('../../src/adapters/sql/index.ts');
type ChargeCallModule = typeof import('../../src/app/use-cases/charge-call.ts');

/** The parts under test, of the source code or of a mutant of it. */
export async function loadParts(folder: string): Promise<SqlAdapters & ChargeCallModule> {
  const load = (file: string): Promise<unknown> => import(pathToFileURL(path.join(folder, file)).href);
  const [sql, useCase] = await Promise.all([load('adapters/sql/index.ts'), load('app/use-cases/charge-call.ts')]);
  return { ...(sql as SqlAdapters), ...(useCase as ChargeCallModule) };
}
