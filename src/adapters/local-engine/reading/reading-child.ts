import type { DocumentReading } from '../../../ports/document-reader.ts';
import { modelsDigest } from '../inference/model-files.ts';
import type { EngineCall, EngineReply, PictureRequest } from '../pool/engine-messages.ts';
import { readPage } from './page-reading.ts';
import { loadReadingModels } from './reading-models.ts';

// The process that reads: inference blocks the thread it runs on and must not take the server down with it. Argument: models folder.

/** Raised when the reading of the same picture with the same models may come out differently. */
const PIPELINE_VERSION = 2;

const reply = (message: EngineReply<DocumentReading>, sent?: () => void) =>
  process.send?.(message, undefined, undefined, sent);

async function serve(modelsFolder: string): Promise<void> {
  const models = await loadReadingModels(modelsFolder);
  const reader = { id: 'local', version: `${PIPELINE_VERSION}+${await modelsDigest(modelsFolder)}` };
  const read = async ({ widthPx, heightPx, rgb }: PictureRequest): Promise<DocumentReading> => {
    const page = await readPage(models, { widthPx, heightPx, channels: 3, data: rgb });
    return { reader, ...page, fields: [], warnings: [] };
  };
  process.on('message', ({ call, request }: EngineCall<PictureRequest>) => {
    read(request).then(
      (answer) => reply({ kind: 'answer', call, answer }),
      (error: unknown) => reply({ kind: 'fault', call, message: messageOf(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  reply({ kind: 'ready' });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

serve(process.argv[2] ?? '').catch((error: unknown) => {
  reply({ kind: 'unstartable', message: messageOf(error) }, () => process.exit(1));
});
