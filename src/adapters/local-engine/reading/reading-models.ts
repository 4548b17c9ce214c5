import { type InferenceModel, loadModel } from '../inference/inference-model.ts';
import { readModel } from '../inference/model-files.ts';
import { LabelDecoder } from './label-decoding.ts';

/** The models of one reading process. */
export interface ReadingModels {
  readonly textDetection: InferenceModel;
  readonly textOrientation: InferenceModel;
  readonly textLine: InferenceModel;
  /** Finds labels in what {@link textLine} says of a line. */
  readonly labels: LabelDecoder;
  readonly textLineLarge: InferenceModel;
  readonly mrzLine: InferenceModel;
}

/** Loads every model out of `folder`. Throws when one is missing or damaged. */
export async function loadReadingModels(folder: string): Promise<ReadingModels> {
  const load = async (id: string) => loadModel(id, await readModel(folder, id));
  const textLine = await load('text-line');
  return {
    textDetection: await load('text-detection'),
    textOrientation: await load('text-orientation'),
    textLine,
    labels: new LabelDecoder(textLine.charset),
    textLineLarge: await load('text-line-large'),
    mrzLine: await load('mrz-line'),
  };
}
