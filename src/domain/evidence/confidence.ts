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
  const detected = fields.filter((field) => field.text.trim() !== '').map((field) => asConfidence(field.confidence));
  if (detected.length === 0) return 0;
  // Sorted, because floating-point addition depends on the order and the mean must not.
  const sum = detected.sort((a, b) => a - b).reduce((total, confidence) => total + confidence, 0);
  return asConfidence(sum / detected.length);
}

/** How sure a value is that two independent readings agree on: one of them wrong in the same way is unlikely. */
export function agreeingConfidence(a: number, b: number): number {
  return asConfidence(1 - (1 - asConfidence(a)) * (1 - asConfidence(b)));
}

/** `value` as a confidence: in [0, 1], and 0 for what is no number. */
export function asConfidence(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0;
}
