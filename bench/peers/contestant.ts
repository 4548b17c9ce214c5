import { performance } from 'node:perf_hooks';
import type { Contestant, ContestantMessage, ContestantName, ContestantRequest } from './peers.ts';
import { startGutenye } from './start-gutenye.ts';
import { startIdlens } from './start-idlens.ts';
import { startMrzDetection } from './start-mrz-detection.ts';
import { startTesseract } from './start-tesseract.ts';

// The child process of one contestant: starts it, then reads the files that it is sent, one after the other.

const STARTS: Readonly<Record<ContestantName, () => Promise<Contestant>>> = {
  idlens: startIdlens,
  'tesseract.js + mrz': startTesseract,
  'mrz-detection': startMrzDetection,
  '@gutenye/ocr-node': startGutenye,
};

const tell = (message: ContestantMessage): void => {
  process.send?.(message);
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);

async function answer(contestant: Contestant, { file }: ContestantRequest): Promise<void> {
  const start = performance.now();
  const durationMs = () => performance.now() - start;
  try {
    const reading = await contestant.read(file);
    tell({ kind: 'reading', reading, durationMs: durationMs() });
  } catch (error) {
    tell({ kind: 'failed', reason: reasonOf(error), durationMs: durationMs() });
  }
}

try {
  const contestant = await STARTS[process.argv[2] as ContestantName]();
  process.on('message', (request: ContestantRequest) => void answer(contestant, request));
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'not_ready', reason: reasonOf(error) });
  process.exitCode = 1;
}
