import type { RotatedBox } from '../picture/rotated-box.ts';

/**
 * The convex hull of points sorted by y (then any x), by Andrew's monotone chain. Points are flat: x, y, x, y, …
 * A single point is its own hull.
 */
export function convexHull(points: readonly number[]): number[] {
  const count = points.length / 2;
  if (count < 3) return [...points];
  const forward = chain(points, 0, count, 1);
  const backward = chain(points, count - 1, -1, -1);
  return [...forward.slice(0, -2), ...backward.slice(0, -2)];
}

function chain(points: readonly number[], start: number, end: number, step: number): number[] {
  const hull: number[] = [];
  for (let i = start; i !== end; i += step) {
    const x = points[i * 2] as number;
    const y = points[i * 2 + 1] as number;
    while (hull.length >= 4 && !turnsLeft(hull, x, y)) hull.length -= 2;
    hull.push(x, y);
  }
  return hull;
}

function turnsLeft(hull: readonly number[], x: number, y: number): boolean {
  const end = hull.length;
  const [ax, ay, bx, by] = [
    hull[end - 4] as number,
    hull[end - 3] as number,
    hull[end - 2] as number,
    hull[end - 1] as number,
  ];
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0;
}

/**
 * The smallest rectangle around a convex hull (flat points): one of its sides lies on a side of the hull. Its reading direction is
 * the side nearer to the horizontal, pointing right.
 */
export function minimumAreaRectangle(hull: readonly number[]): RotatedBox {
  let best: RotatedBox | undefined;
  let bestArea = Number.POSITIVE_INFINITY;
  for (let i = 0; i < hull.length; i += 2) {
    const next = (i + 2) % hull.length;
    const dx = (hull[next] as number) - (hull[i] as number);
    const dy = (hull[next + 1] as number) - (hull[i + 1] as number);
    const length = Math.hypot(dx, dy);
    if (length === 0) continue;
    const box = rectangleAlong(hull, dx / length, dy / length);
    const area = box.widthPx * box.heightPx;
    if (area < bestArea) {
      best = box;
      bestArea = area;
    }
  }
  return best ?? rectangleAlong(hull, 1, 0);
}

function rectangleAlong(hull: readonly number[], unitX: number, unitY: number): RotatedBox {
  const [directionX, directionY] = towardsRight(unitX, unitY);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < hull.length; i += 2) {
    const x = hull[i] as number;
    const y = hull[i + 1] as number;
    const along = x * directionX + y * directionY;
    const down = y * directionX - x * directionY;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, down);
    bottom = Math.max(bottom, down);
  }
  const along = (left + right) / 2;
  const down = (top + bottom) / 2;
  return {
    centreX: along * directionX - down * directionY,
    centreY: along * directionY + down * directionX,
    directionX,
    directionY,
    widthPx: right - left,
    heightPx: bottom - top,
  };
}

/** Of the four directions of a rectangle's sides, the one within 45 degrees of the reading direction. */
function towardsRight(x: number, y: number): [number, number] {
  if (Math.abs(x) >= Math.abs(y)) return x > 0 ? [x, y] : [-x, -y];
  return y > 0 ? [y, -x] : [-y, x];
}
