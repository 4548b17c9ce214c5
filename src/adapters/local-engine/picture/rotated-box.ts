import { type PageSize, type Point, type Quad, withinPage } from '../../../domain/reading/geometry.ts';

/** A rectangle at any angle on a picture, in pixels. */
export interface RotatedBox {
  readonly centreX: number;
  readonly centreY: number;
  /** The reading direction, a unit vector; "down" the line is (-directionY, directionX). */
  readonly directionX: number;
  readonly directionY: number;
  /** Along the reading direction. */
  readonly widthPx: number;
  /** Across it. */
  readonly heightPx: number;
}

/** The corners in reading direction (top left first), flat: x, y, x, y, … */
export function cornersOf(box: RotatedBox): [number, number, number, number, number, number, number, number] {
  const halfWidthX = (box.directionX * box.widthPx) / 2;
  const halfWidthY = (box.directionY * box.widthPx) / 2;
  const halfHeightX = (-box.directionY * box.heightPx) / 2;
  const halfHeightY = (box.directionX * box.heightPx) / 2;
  return [
    box.centreX - halfWidthX - halfHeightX,
    box.centreY - halfWidthY - halfHeightY,
    box.centreX + halfWidthX - halfHeightX,
    box.centreY + halfWidthY - halfHeightY,
    box.centreX + halfWidthX + halfHeightX,
    box.centreY + halfWidthY + halfHeightY,
    box.centreX - halfWidthX + halfHeightX,
    box.centreY - halfWidthY + halfHeightY,
  ];
}

/** The corners as shares of a page; what reaches over its edge is cut to it. */
export function quadOn(box: RotatedBox, pageWidthPx: number, pageHeightPx: number): Quad {
  return sharesOn(cornerPoints(box), { widthPx: pageWidthPx, heightPx: pageHeightPx });
}

/** {@link cornersOf} as points, in pixels. */
export function cornerPoints(box: RotatedBox): readonly [Point, Point, Point, Point] {
  const [ax, ay, bx, by, cx, cy, dx, dy] = cornersOf(box);
  return [
    { x: ax, y: ay },
    { x: bx, y: by },
    { x: cx, y: cy },
    { x: dx, y: dy },
  ];
}

/** Four corners in pixels as shares of a page; what reaches over its edge is cut to it. */
export function sharesOn([a, b, c, d]: readonly [Point, Point, Point, Point], { widthPx, heightPx }: PageSize): Quad {
  const share = ({ x, y }: Point) => ({ x: withinPage(x / widthPx), y: withinPage(y / heightPx) });
  return [share(a), share(b), share(c), share(d)];
}

/** The box on a picture that was scaled by `scaleX` and `scaleY`, which may differ a little. */
export function scaleBox(box: RotatedBox, scaleX: number, scaleY: number): RotatedBox {
  const alongX = box.directionX * box.widthPx * scaleX;
  const alongY = box.directionY * box.widthPx * scaleY;
  const downX = -box.directionY * box.heightPx * scaleX;
  const downY = box.directionX * box.heightPx * scaleY;
  const widthPx = Math.hypot(alongX, alongY);
  return {
    centreX: box.centreX * scaleX,
    centreY: box.centreY * scaleY,
    directionX: alongX / widthPx,
    directionY: alongY / widthPx,
    widthPx,
    heightPx: Math.hypot(downX, downY),
  };
}

/** The same rectangle read upside down. */
export function reversed(box: RotatedBox): RotatedBox {
  return { ...box, directionX: -box.directionX, directionY: -box.directionY };
}

/** The same rectangle on the picture turned by 180 degrees, read in the new reading direction. */
export function onTurnedPage(box: RotatedBox, pageWidthPx: number, pageHeightPx: number): RotatedBox {
  return { ...box, centreX: pageWidthPx - box.centreX, centreY: pageHeightPx - box.centreY };
}

/** A rectangle of the same direction, given in pixels from the top left corner of `box`: how far along and down it begins, and its size. */
export function partOf(box: RotatedBox, along: number, down: number, widthPx: number, heightPx: number): RotatedBox {
  const { directionX, directionY } = box;
  const toCentre = along + widthPx / 2 - box.widthPx / 2;
  const downToCentre = down + heightPx / 2 - box.heightPx / 2;
  return {
    centreX: box.centreX + toCentre * directionX - downToCentre * directionY,
    centreY: box.centreY + toCentre * directionY + downToCentre * directionX,
    directionX,
    directionY,
    widthPx,
    heightPx,
  };
}

/** Whether the centre of `other` lies inside `box`. */
export function containsCentreOf(box: RotatedBox, other: RotatedBox): boolean {
  const x = other.centreX - box.centreX;
  const y = other.centreY - box.centreY;
  const along = Math.abs(x * box.directionX + y * box.directionY);
  const down = Math.abs(y * box.directionX - x * box.directionY);
  return along < box.widthPx / 2 && down < box.heightPx / 2;
}

/** The point of the picture at the share `along` (0–1) of the box's reading direction and `down` (0–1) across it. */
export function pointIn(box: RotatedBox, along: number, down: number): { x: number; y: number } {
  const alongPx = (along - 0.5) * box.widthPx;
  const downPx = (down - 0.5) * box.heightPx;
  return {
    x: box.centreX + box.directionX * alongPx - box.directionY * downPx,
    y: box.centreY + box.directionY * alongPx + box.directionX * downPx,
  };
}
