import type { FaceContestant, FaceVector } from './face-contestant.ts';
import type { DocumentFace, LabelledPair } from './labelled-pairs.ts';
import type { ScoredPair } from './roc.ts';

/** What a contestant made of the pictures, by path; undefined where it found no face. */
export type Descriptions = ReadonlyMap<string, FaceVector | undefined>;

/** Scores labelled pairs. */
export function scorePairs(
  { likeness }: FaceContestant,
  described: Descriptions,
  pairs: readonly LabelledPair[],
): ScoredPair[] {
  return pairs.map(({ a, b, same }) => {
    const [one, other] = [described.get(a.path), described.get(b.path)];
    return { score: one && other ? likeness(one, other) : Number.NEGATIVE_INFINITY, same };
  });
}

/** From this similarity on two documents of different names are taken for two prints of one photo: specimens share their models. */
const REPRINT_SIMILARITY = 98;

/**
 * Every two documents of different persons. Of documents with one holder's name or prints of one photo, as `judge` (whose likeness is a
 * similarity of 0–100) sees it, only the first is kept, and those without a face for it are left out.
 */
export function pairsOfStrangers(
  documents: readonly DocumentFace[],
  judge: FaceContestant,
  described: Descriptions,
): LabelledPair[] {
  const kept: DocumentFace[] = [];
  for (const document of documents) {
    const face = described.get(document.path);
    if (face === undefined) continue;
    const isKnown = kept.some(({ holder, path }) => {
      const other = described.get(path);
      return holder === document.holder || (other && judge.likeness(face, other) >= REPRINT_SIMILARITY);
    });
    if (!isKnown) kept.push(document);
  }
  return kept.flatMap((a, index) => kept.slice(index + 1).map((b) => ({ a, b, same: false })));
}
