import { serveCalls } from '../pool/serve-calls.ts';
import type { FaceAnswer, FaceRequest } from './face-messages.ts';
import { loadFaceModels } from './face-models.ts';
import { readFaces } from './face-reading.ts';

// The process that looks at faces. Argument: models folder.

serveCalls<FaceRequest, FaceAnswer>(async () => {
  const models = await loadFaceModels(process.argv[2] ?? '');
  return (request) => readFaces(models, request);
});
