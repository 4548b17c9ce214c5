import type { DegradationName } from './degradations.ts';
import type { PictureTruth } from './truth.ts';

/**
 * The sets of pictures: documents and lone machine-readable zones drawn by the project, and the evaluation corpus, which lies beside the
 * checkout or nowhere.
 */
export type SetName = 'drawn' | 'zones' | 'corpus';

/** A file to scan and what a scan of it should answer. */
export interface LoadedPicture {
  readonly bytes: Uint8Array;
  readonly truth: PictureTruth;
}

/** One picture of a set, not made or read before it is loaded. */
export interface BenchPicture {
  readonly set: SetName;
  /** Names the document; its degraded pictures share it. */
  readonly documentId: string;
  /** The kind of document, as the set names it. */
  readonly family: string;
  readonly degradation: DegradationName;
  /** Further words that a choice of pictures may look at. */
  readonly tags: readonly string[];
  load(): Promise<LoadedPicture>;
}

/** Names one picture of a set. */
export function pictureId({ documentId, degradation }: BenchPicture): string {
  return `${documentId} ${degradation}`;
}

/** Makes each value once while its key stays the same: the degraded pictures of a document follow each other. */
export function keepingLast<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  let last: { readonly key: string; readonly value: Promise<T> } | undefined;
  return (key, make) => {
    if (last?.key !== key) last = { key, value: make() };
    return last.value;
  };
}
