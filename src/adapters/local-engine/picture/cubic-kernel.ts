/** Positions between two pixels that {@link CUBIC_WEIGHTS} tells apart. */
export const CUBIC_PHASES = 64;

/** Catmull-Rom weights of the four neighbours for each position between two pixels, four values a position. */
export const CUBIC_WEIGHTS = cubicWeights();

function cubicWeights(): Float64Array {
  const weights = new Float64Array(CUBIC_PHASES * 4);
  for (let phase = 0; phase < CUBIC_PHASES; phase++) {
    const t = (phase + 0.5) / CUBIC_PHASES;
    weights[phase * 4] = ((-0.5 * t + 1) * t - 0.5) * t;
    weights[phase * 4 + 1] = (1.5 * t - 2.5) * t * t + 1;
    weights[phase * 4 + 2] = ((-1.5 * t + 2) * t + 0.5) * t;
    weights[phase * 4 + 3] = (0.5 * t - 0.5) * t * t;
  }
  return weights;
}
