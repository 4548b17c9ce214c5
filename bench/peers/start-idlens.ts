import { createLocalReader } from '../../src/adapters/local-engine/index.ts';
import { contractAnswer, createIdlens } from '../../src/index.ts';
import type { DocumentReader } from '../../src/ports/document-reader.ts';
import { JUDGED_FIELDS } from '../accuracy/truth.ts';
import type { Contestant } from './peers.ts';

/** idlens with one reading process. */
export async function startIdlens(): Promise<Contestant> {
  const embedded = createLocalReader({ processes: 1 });
  let lines: readonly string[] = [];
  const documentReader: DocumentReader = {
    ...embedded,
    async read(...call) {
      const reading = await embedded.read(...call);
      lines = reading.lines.map(({ text }) => text);
      return reading;
    },
  };
  const idlens = createIdlens({ documentReader });
  return {
    async read(file) {
      const answer = contractAnswer(await idlens.scanDocument(file));
      const fields = Object.fromEntries(JUDGED_FIELDS.map((field) => [field, answer[field] ?? '']));
      return { lines, zone: answer.mrzData?.split('\n') ?? [], fields };
    },
  };
}
