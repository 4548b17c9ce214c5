/** A point of a picture: x to the right, y downwards, both as a share (0–1) of its width and height, origin top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Four corners in the reading direction of what they enclose: top left, top right, bottom right, bottom left *of the text*.
 * A line that stands upside down has its first corner at the bottom right of the picture.
 */
export type Quad = readonly [Point, Point, Point, Point];

/** An upright rectangle in the same 0–1 shares, as the contract's bounding boxes are. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A clockwise turn in degrees. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** The size of a picture in pixels; turns shares into lengths that can be compared across directions. */
export interface PageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The smallest upright rectangle around `quad`. */
export function boundingBox(quad: Quad): Box {
  const xs = quad.map((point) => point.x);
  const ys = quad.map((point) => point.y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** The four corners of `box`, as text that runs to the right has them. */
export function quadOf(box: Box): Quad {
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  return [
    { x: box.left, y: box.top },
    { x: right, y: box.top },
    { x: right, y: bottom },
    { x: box.left, y: bottom },
  ];
}

/** Where `point` of a picture lies after the picture was turned clockwise by `turn`. */
export function turnPoint(point: Point, turn: QuarterTurn): Point {
  switch (turn) {
    case 0:
      return point;
    case 90:
      return { x: 1 - point.y, y: point.x };
    case 180:
      return { x: 1 - point.x, y: 1 - point.y };
    case 270:
      return { x: point.y, y: 1 - point.x };
  }
}

/** {@link turnPoint} for every corner; the reading direction stays that of the text. */
export function turnQuad(quad: Quad, turn: QuarterTurn): Quad {
  const [a, b, c, d] = quad;
  return [turnPoint(a, turn), turnPoint(b, turn), turnPoint(c, turn), turnPoint(d, turn)];
}

/** A coordinate in shares of the page, cut to its edges: boxes of faces, lines and barcodes may reach a little over them. */
export function withinPage(share: number): number {
  return Math.min(1, Math.max(0, share));
}
