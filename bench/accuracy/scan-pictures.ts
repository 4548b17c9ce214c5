import { performance } from 'node:perf_hooks';
import { isIdlensError } from '../../src/domain/errors.ts';
import { createIdlens, type ScanResult } from '../../src/index.ts';
import { createManualClock } from '../../src/testing.ts';
import type { BenchPicture } from './picture.ts';
import type { PictureTruth } from './truth.ts';

/** The day of every scan, so that ages and centuries come out the same on any day. */
const TODAY_MS = Date.UTC(2026, 5, 15);

/** What is judged of a result. */
export type JudgedResult = Pick<ScanResult, 'documentType' | 'fields' | 'mrzData' | 'mrzProven'>;

/** One picture, what it should have answered, and what came of it: a result, or the code of a failure. */
export interface Scan {
  readonly picture: BenchPicture;
  readonly truth: PictureTruth;
  readonly durationMs: number;
  readonly result?: JudgedResult;
  readonly failure?: string;
}

/**
 * Scans the pictures one after the other through the embedded engine with one reading process, as an embedder would. `onProgress` hears
 * how many are done. Faults of the program are thrown; failures of a scan are told.
 */
export async function scanPictures(
  pictures: readonly BenchPicture[],
  onProgress: (done: number) => void,
): Promise<Scan[]> {
  const idlens = createIdlens({ readerProcesses: 1, clock: createManualClock(TODAY_MS) });
  const scans: Scan[] = [];
  try {
    for (const picture of pictures) {
      const { bytes, truth } = await picture.load();
      // The first scan starts the engine, which is not part of reading a picture.
      if (scans.length === 0) await idlens.scanDocument(bytes).catch(() => undefined);
      const start = performance.now();
      const outcome = await idlens.scanDocument(bytes).then(
        (result) => ({ result }),
        (error: unknown) => {
          if (!isIdlensError(error)) throw error;
          return { failure: error.code };
        },
      );
      scans.push({ picture, truth, durationMs: performance.now() - start, ...outcome });
      onProgress(scans.length);
    }
  } finally {
    await idlens.close();
  }
  return scans;
}
