import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BESIDE_THE_CHECKOUT = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpus');

/** Where the evaluation corpus lies: `IDLENS_CORPUS`, or beside the checkout. It is not part of the project. */
export const CORPUS_FOLDER = process.env['IDLENS_CORPUS'] ?? BESIDE_THE_CHECKOUT;

/** Whether a file of the corpus is there; tests that need it are skipped otherwise. */
export function hasCorpusFile(name: string): boolean {
  return existsSync(join(CORPUS_FOLDER, name));
}

/** The records of a file with one JSON record a line. */
export function readCorpusRecords<T>(name: string): readonly T[] {
  return readFileSync(join(CORPUS_FOLDER, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
