import { readFile, stat } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import type { DocumentTypeHint } from '../../domain/document/document-type.ts';
import type { ScanResult } from '../../domain/document/scan-result.ts';
import { IdlensError, isIdlensError } from '../../domain/errors.ts';
import { MAX_IMAGE_BYTES } from '../../domain/image/image-rules.ts';
import { renderJson, renderTable } from './render-outcome.ts';
import type { ScanOutcome } from './scan-outcome.ts';

/** Where a command writes: results to `stdout`, progress and remarks to `stderr`. */
export interface CommandOutput {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** How `idlens scan` was called. */
export interface ScanCommand {
  readonly files: readonly string[];
  readonly format: 'json' | 'table';
  readonly documentType: DocumentTypeHint;
  /** Pictures in work at once; as many as the reader has processes. */
  readonly concurrency: number;
}

/** Scans one picture. */
export type ScanPicture = (bytes: Uint8Array, documentType: DocumentTypeHint) => Promise<ScanResult>;

/**
 * Scans the files and prints each outcome as soon as it and all before it are known, so the output has the order of the arguments.
 * Shows a progress bar on a terminal's `stderr` when there are several. Returns the exit code: 1 when any picture failed.
 */
export async function runScanCommand(command: ScanCommand, scan: ScanPicture, output: CommandOutput): Promise<number> {
  const progress = startProgress(command.files.length, output.stderr);
  const render = command.format === 'json' ? (outcome: ScanOutcome) => `${renderJson(outcome)}\n` : renderTable;
  const outcomes = new Map<number, ScanOutcome>();
  let printed = 0;
  let failed = false;
  let next = 0;
  const work = async () => {
    for (let index = next++; index < command.files.length; index = next++) {
      outcomes.set(index, await scanFile(command.files[index] ?? '', command.documentType, scan));
      for (let ready = outcomes.get(printed); ready; ready = outcomes.get(printed)) {
        outcomes.delete(printed++);
        failed ||= 'failure' in ready;
        output.stdout.write(render(ready));
      }
      progress?.increment();
    }
  };
  await Promise.all(Array.from({ length: Math.min(command.concurrency, command.files.length) }, work));
  progress?.stop();
  return failed ? 1 : 0;
}

function startProgress(total: number, stream: NodeJS.WriteStream): SingleBar | undefined {
  if (total < 2 || !stream.isTTY) return undefined;
  const bar = new SingleBar({ stream, format: '{bar} {value}/{total} {eta_formatted}', clearOnComplete: true });
  bar.start(total, 0);
  return bar;
}

async function scanFile(file: string, documentType: DocumentTypeHint, scan: ScanPicture): Promise<ScanOutcome> {
  try {
    return { file, result: await scan(await readPicture(file), documentType) };
  } catch (error) {
    if (!isIdlensError(error)) throw error;
    return { file, failure: { code: error.code, message: error.message } };
  }
}

async function readPicture(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > MAX_IMAGE_BYTES) throw new IdlensError('image.too_large', 'The file is larger than 15 MB.');
    return await readFile(file);
  } catch (error) {
    if (isIdlensError(error)) throw error;
    throw new IdlensError('image.missing', 'The file cannot be read.', { cause: error });
  }
}
