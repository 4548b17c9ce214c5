import type { FloatTensor, InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';

/** Steepness and middle of the curve that turns a cosine into a similarity. */
const STEEPNESS = 12.3;
const EVEN_COSINE = 0.337;

/** The numbers of an aligned face as a vector of length 1; those of one person point in about the same direction. */
export async function embedFace(model: InferenceModel, chip: FloatTensor, clock: StageClock): Promise<Float32Array> {
  const { data } = await model.run(chip, clock);
  const length = Math.hypot(...data) || 1;
  return data.map((value) => value / length);
}

/**
 * How alike two embeddings are, 0–100. A logistic curve over their cosine, fitted to 1,311 pairs of one person and 29,992 of two on
 * frontal photos: 80 stands at a cosine of 0.45, which 0.09 % of the pairs of two persons reach and 1.4 % of the pairs of one miss.
 */
export function similarityOf(a: Float32Array, b: Float32Array): number {
  const cosine = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return 100 / (1 + Math.exp(-STEEPNESS * (cosine - EVEN_COSINE)));
}
