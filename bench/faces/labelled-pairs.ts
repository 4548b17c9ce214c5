import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FacePictureKind } from '../../src/ports/face-engine.ts';
import { CORPUS_FOLDER, hasCorpusFile, readCorpusRecords } from '../../test/accuracy/corpus-folder.ts';

/** A picture file, and what it shows. */
export interface FaceFile {
  readonly path: string;
  readonly kind: FacePictureKind;
}

/** Two pictures, and whether they show one person. */
export interface LabelledPair {
  readonly a: FaceFile;
  readonly b: FaceFile;
  readonly same: boolean;
}

/** The labelled pairs of the evaluation corpus. */
export const CORPUS_PAIRS = 'faces/pairs.jsonl';

/**
 * The pairs of a file with one JSON record a line: `a`, `b` and `same`. Paths are relative to the file's folder or to the one above it. All
 * pictures are looked at as `POST /v1/face/compare` does.
 */
export function readPairs(file: string): LabelledPair[] {
  const above = dirname(resolve(file));
  const folders = [above, dirname(above)];
  const faceFile = (name: string): FaceFile => {
    const path = folders.map((folder) => join(folder, name)).find((candidate) => existsSync(candidate));
    if (path === undefined) throw new Error(`${file} names ${name}, which is in neither ${folders.join(' nor ')}`);
    return { path, kind: 'selfie' };
  };
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { a: string; b: string; same: boolean })
    .map(({ a, b, same }) => ({ a: faceFile(a), b: faceFile(b), same }));
}

interface DocumentRecord {
  readonly file: string;
  readonly side: string;
  readonly fields: { readonly fullName?: string | null };
}

/** A document of the corpus that may show a portrait, and whose it is. */
export interface DocumentFace extends FaceFile {
  readonly holder: string;
}

/** The documents of the corpus, backs left out since what they show are ghost images; none where the corpus is not. */
export function corpusDocuments(): DocumentFace[] {
  if (!hasCorpusFile('truth.jsonl')) return [];
  return readCorpusRecords<DocumentRecord>('truth.jsonl')
    .filter(({ side }) => side !== 'back')
    .map(({ file, fields }) => ({
      path: join(CORPUS_FOLDER, file),
      kind: 'document',
      holder: (fields.fullName ?? file).toLowerCase(),
    }));
}
