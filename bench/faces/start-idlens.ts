import { similarityOf } from '../../src/adapters/local-engine/faces/face-embedding.ts';
import { loadFaceModels } from '../../src/adapters/local-engine/faces/face-models.ts';
import { readFaces } from '../../src/adapters/local-engine/faces/face-reading.ts';
import { packagedModelsFolder } from '../../src/adapters/local-engine/inference/model-files.ts';
import { DEFAULT_MATCH_THRESHOLD } from '../../src/domain/face/face-match.ts';
import type { FaceContestant } from './face-contestant.ts';

/** The embedded engine, in this process as the others are, so that vectors can be kept and compared with many. */
export async function startIdlens(): Promise<FaceContestant> {
  const models = await loadFaceModels(packagedModelsFolder());
  return {
    name: 'idlens',
    async describe({ image: { widthPx, heightPx, rgb }, kind }) {
      return (await readFaces(models, { widthPx, heightPx, rgb, kind, also: 'embedding' })).embedding;
    },
    likeness: (a, b) => similarityOf(Float32Array.from(a), Float32Array.from(b)),
    matchesFrom: DEFAULT_MATCH_THRESHOLD,
  };
}
