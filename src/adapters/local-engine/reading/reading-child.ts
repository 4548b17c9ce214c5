import type { DocumentReading } from '../../../ports/document-reader.ts';
import { modelsDigest } from '../inference/model-files.ts';
import type { PictureRequest } from '../pool/engine-messages.ts';
import { serveCalls } from '../pool/serve-calls.ts';
import { readPage } from './page-reading.ts';
import { loadReadingModels } from './reading-models.ts';

// The process that reads: inference blocks the thread it runs on and must not take the server down with it. Argument: models folder.

/** Raised when the reading of the same picture with the same models may come out differently. */
const PIPELINE_VERSION = 4;

serveCalls<PictureRequest, DocumentReading>(async () => {
  const modelsFolder = process.argv[2] ?? '';
  const models = await loadReadingModels(modelsFolder);
  const reader = { id: 'local', version: `${PIPELINE_VERSION}+${await modelsDigest(modelsFolder)}` };
  return async ({ widthPx, heightPx, rgb }) => {
    const page = await readPage(models, { widthPx, heightPx, channels: 3, data: rgb });
    return { reader, ...page, fields: [], warnings: [] };
  };
});
