import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelFile } from './model-files.ts';
import type { StageClock } from './stage-clock.ts';

/** A tensor of 32-bit floats, last dimension contiguous. */
export interface FloatTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** One loaded model with one input and one output. */
export interface InferenceModel {
  readonly charset: readonly string[];
  /** Runs the model on the calling thread and books the time on `clock`. */
  run(input: FloatTensor, clock: StageClock): Promise<FloatTensor>;
}

/** Loads a model for one thread that sleeps, not spins, between runs. */
export async function loadModel(id: string, file: ModelFile): Promise<InferenceModel> {
  const session = await InferenceSession.create(file.bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    enableCpuMemArena: true,
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  const [inputName] = session.inputNames;
  const [outputName] = session.outputNames;
  if (inputName === undefined || outputName === undefined) throw new Error(`the model ${id} has no input or no output`);
  return {
    charset: file.charset,
    async run(input, clock) {
      const tensor = new Tensor('float32', input.data, input.dims);
      const outputs = await clock.measureModel(id, () => session.run({ [inputName]: tensor }));
      const output = outputs[outputName];
      if (!(output?.data instanceof Float32Array)) throw new Error(`the model ${id} did not answer with floats`);
      return { data: output.data, dims: output.dims };
    },
  };
}
