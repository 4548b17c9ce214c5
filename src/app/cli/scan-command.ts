import { SingleBar } from 'cli-progress';
import type { ScanResult } from '../../domain/document/scan-result.ts';
import { isIdlensError } from '../../domain/errors.ts';
import { workOnSides } from '../use-cases/work-on-sides.ts';
import type { DocumentTerms } from './policy-option.ts';
import { readPicture } from './read-picture.ts';
import { renderJson, renderTable } from './render-outcome.ts';
import type { DocumentFiles, ScanOutcome } from './scan-outcome.ts';

/** Where a command writes: results to `stdout`, progress and remarks to `stderr`. */
export interface CommandOutput {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** How `idlens scan` was called. */
export interface ScanCommand {
  readonly documents: readonly DocumentFiles[];
  readonly format: 'json' | 'table';
  readonly terms: DocumentTerms;
  /** Documents in work at once; as many as the reader has processes. */
  readonly concurrency: number;
}

/** The pictures of one document. */
export interface DocumentPictures {
  readonly image: Uint8Array;
  readonly imageBack?: Uint8Array;
}

/** Scans one document. */
export type ScanPictures = (pictures: DocumentPictures, terms: DocumentTerms) => Promise<ScanResult>;

/**
 * Scans the documents and prints each outcome as soon as it and all before it are known, so the output has the order of the arguments.
 * Shows a progress bar on a terminal's `stderr` when there are several. Returns the exit code: 1 when any document failed.
 */
export async function runScanCommand(command: ScanCommand, scan: ScanPictures, output: CommandOutput): Promise<number> {
  const { documents, terms } = command;
  const progress = startProgress(documents.length, output.stderr);
  const render = command.format === 'json' ? (outcome: ScanOutcome) => `${renderJson(outcome)}\n` : renderTable;
  const outcomes = new Map<number, ScanOutcome>();
  let printed = 0;
  let failed = false;
  let next = 0;
  const work = async () => {
    for (let index = next++; index < documents.length; index = next++) {
      const files = documents[index];
      if (files) outcomes.set(index, await scanFiles(files, terms, scan));
      for (let ready = outcomes.get(printed); ready; ready = outcomes.get(printed)) {
        outcomes.delete(printed++);
        failed ||= 'failure' in ready;
        output.stdout.write(render(ready));
      }
      progress?.increment();
    }
  };
  await Promise.all(Array.from({ length: Math.min(command.concurrency, documents.length) }, work));
  progress?.stop();
  return failed ? 1 : 0;
}

function startProgress(total: number, stream: NodeJS.WriteStream): SingleBar | undefined {
  if (total < 2 || !stream.isTTY) return undefined;
  const bar = new SingleBar({ stream, format: '{bar} {value}/{total} {eta_formatted}', clearOnComplete: true });
  bar.start(total, 0);
  return bar;
}

async function scanFiles(files: DocumentFiles, terms: DocumentTerms, scan: ScanPictures): Promise<ScanOutcome> {
  try {
    return { ...files, result: await scan(await readPictures(files), terms) };
  } catch (error) {
    if (!isIdlensError(error)) throw error;
    return { ...files, failure: { code: error.code, message: error.message } };
  }
}

async function readPictures({ file, fileBack }: DocumentFiles): Promise<DocumentPictures> {
  if (fileBack === undefined) return { image: await readPicture(file) };
  const sides = { image: file, imageBack: fileBack };
  return workOnSides(sides, readPicture);
}
