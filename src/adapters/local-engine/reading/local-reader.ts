import { availableParallelism } from 'node:os';
import type { DocumentReader, DocumentReading } from '../../../ports/document-reader.ts';
import { packagedModelsFolder } from '../inference/model-files.ts';
import type { PictureRequest } from '../pool/engine-messages.ts';
import { EnginePool } from '../pool/engine-pool.ts';

/** How the embedded reader runs. */
export interface LocalReaderOptions {
  /** Reading processes, each of one thread and under 500 MB; one less than the machine has cores when left out, at least 1. */
  readonly processes?: number;
  /** How long one reading may take, waiting included; 20 seconds when left out. */
  readonly timeoutMs?: number;
  /** The folder of the built models and their manifest; the package's own when left out. */
  readonly modelsFolder?: string;
}

const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * A reader of printed lines and machine-readable zones that needs no cloud: this project's detector and recognisers, and PP-OCRv4's
 * recogniser for hard lines, in child processes. It returns lines, no fields, and ignores the hint.
 *
 * Processes start with the first call, or with `isReady`. A process that hangs or dies is replaced; its call fails with
 * `reader.timeout` or `reader.unavailable`, both retryable.
 */
export function createLocalReader(options: LocalReaderOptions = {}): DocumentReader {
  const folder = options.modelsFolder ?? packagedModelsFolder();
  const pool = new EnginePool<PictureRequest, DocumentReading>({
    port: 'reader',
    launch: { entry: engineEntry(), args: [folder] },
    processes: options.processes ?? Math.max(1, availableParallelism() - 1),
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  });
  return {
    id: 'local',
    read: ({ widthPx, heightPx, rgb }, _hint, callOptions) => pool.run({ widthPx, heightPx, rgb }, callOptions),
    isReady: () => pool.isReady(),
    close: () => pool.close(),
  };
}

/** The engine's module beside this one: TypeScript in the sources, JavaScript in the compiled package. */
function engineEntry(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./reading-child.${extension}`, import.meta.url);
}
