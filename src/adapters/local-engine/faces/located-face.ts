/** A point of a picture, in pixels from its top left corner. */
export interface PixelPoint {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle of a picture, in pixels. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a detector supposes a face. */
export interface FaceCandidate {
  /** 0–1. */
  readonly score: number;
  readonly box: PixelBox;
  /** How far the line from eye to eye is turned clockwise. */
  readonly rollRadians: number;
}

/** Five points of a face; left and right are the viewer's. */
export interface FacePoints {
  readonly eyeLeft: PixelPoint;
  readonly eyeRight: PixelPoint;
  readonly nose: PixelPoint;
  readonly mouthLeft: PixelPoint;
  readonly mouthRight: PixelPoint;
}

/** A face with its five points. */
export interface LocatedFace {
  /** 0–1, the detector's. */
  readonly score: number;
  readonly box: PixelBox;
  readonly points: FacePoints;
}

/** The point half way. */
export function midpoint(a: PixelPoint, b: PixelPoint): PixelPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** How far apart two points are, in pixels. */
export function distance(a: PixelPoint, b: PixelPoint): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** How far the line from `a` to `b` is turned clockwise against the rows of the picture, −π to π. */
export function angle(a: PixelPoint, b: PixelPoint): number {
  return Math.atan2(b.y - a.y, b.x - a.x);
}
