import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { corpusDocuments } from '../../bench/faces/labelled-pairs.ts';
import { createIdlens } from '../../src/index.ts';
import { CORPUS_FOLDER, hasCorpusFile, readCorpusRecords } from './corpus-folder.ts';

interface PairRecord {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

const FILE = 'faces/pairs.jsonl';
const present = hasCorpusFile(FILE);

/** Portraits are found on this share of the documents at least; some are drawings, cut off or covered. */
const LEAST_PORTRAITS = 0.9;

describe.skipIf(!present)(`faces of the corpus${present ? '' : ' (skipped: no corpus, set IDLENS_CORPUS)'}`, () => {
  const idlens = createIdlens();
  afterAll(() => idlens.close());
  const records = present ? readCorpusRecords<PairRecord>(FILE) : [];
  const picture = (name: string) => readFile(join(CORPUS_FOLDER, name));

  it('has pairs of one person and of two', () => {
    expect(new Set(records.map(({ same }) => same))).toEqual(new Set([true, false]));
  });

  it.each(records)('$id: $a and $b are one person: $same', async ({ a, b, same }) => {
    const [source, target] = [await picture(a), await picture(b)];
    const there = await idlens.compareFaces(source, target);
    expect(there).toMatchObject({ isMatch: same, sourceFaceDetected: true, targetFaceDetected: true });
    const back = await idlens.compareFaces(target, source);
    expect(Math.abs(there.confidence - back.confidence)).toBeLessThanOrEqual(0.5);
    expect((await idlens.compareFaces(source, source)).confidence).toBeGreaterThan(99);
  });

  it(`finds a portrait on ${100 * LEAST_PORTRAITS} % of the documents`, async () => {
    const documents = corpusDocuments();
    const found: boolean[] = [];
    for (const { path } of documents) found.push((await idlens.detectFace(await readFile(path))).answer.faceDetected);
    expect(found.filter(Boolean).length / documents.length).toBeGreaterThanOrEqual(LEAST_PORTRAITS);
  });
});
