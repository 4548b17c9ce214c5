import { type InferenceModel, loadModel } from '../inference/inference-model.ts';
import { readModel } from '../inference/model-files.ts';
import type { MtcnnModels } from './mtcnn-detection.ts';

/** The models of one face process. */
export interface FaceModels {
  readonly detection: InferenceModel;
  readonly mesh: InferenceModel;
  readonly embedding: InferenceModel;
  readonly ageSex: InferenceModel;
  readonly mtcnn: MtcnnModels;
}

/** Loads every face model out of `folder`. Throws when one is missing or damaged. */
export async function loadFaceModels(folder: string): Promise<FaceModels> {
  const load = async (id: string) => loadModel(id, await readModel(folder, id));
  return {
    detection: await load('face-detection'),
    mesh: await load('face-mesh'),
    embedding: await load('face-embedding'),
    ageSex: await load('face-age-sex'),
    mtcnn: {
      proposal: await load('face-pnet'),
      refinement: await load('face-rnet'),
      output: await load('face-onet'),
    },
  };
}
