/** A field and how sure its reading is. */
interface Detected {
  readonly text: string;
  readonly confidence: number;
}

/**
 * The contract's `confidence`: the mean over all fields detected, in [0, 1]. A field without text is not detected and does not
 * count (AnalyzeID gives absent fields a confidence of 0.97 and more). Without any field it is 0.
 */
export function meanConfidence(fields: readonly Detected[]): number {
  const detected = fields.filter((field) => field.text.trim() !== '').map((field) => clamp(field.confidence));
  if (detected.length === 0) return 0;
  // Sorted, because floating-point addition depends on the order and the mean must not.
  const sum = detected.sort((a, b) => a - b).reduce((total, confidence) => total + confidence, 0);
  return clamp(sum / detected.length);
}

/** How sure a value is that two independent readings agree on: one of them wrong in the same way is unlikely. */
export function agreeingConfidence(a: number, b: number): number {
  return clamp(1 - (1 - clamp(a)) * (1 - clamp(b)));
}

function clamp(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}
