/** What an engine measured on one face. */
export interface FaceQuality {
  /** Between the middles of the eyes, in pixels of the picture. */
  readonly eyeDistancePx: number;
  /** Variance of the Laplacian of the luma of the face after it was aligned to 112 × 112 pixels; larger is sharper. */
  readonly sharpness: number;
  /** Mean luma of the aligned face, 0–255. */
  readonly meanLuma: number;
  /** Estimated turn of the head to either side, up or down, and its tilt, in degrees; 0 is a frontal, upright face. */
  readonly yawDegrees: number;
  readonly pitchDegrees: number;
  readonly rollDegrees: number;
}
