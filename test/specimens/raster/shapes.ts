import type { Contour } from './canvas.ts';

/** An upright rectangle. */
export function rectangle(left: number, top: number, width: number, height: number): Contour {
  return [left, top, left + width, top, left + width, top + height, left, top + height];
}

/** A rectangle with round corners. */
export function roundedRectangle(left: number, top: number, width: number, height: number, radius: number): Contour {
  const centres = [
    [left + width - radius, top + radius, -90],
    [left + width - radius, top + height - radius, 0],
    [left + radius, top + height - radius, 90],
    [left + radius, top + radius, 180],
  ] as const;
  return centres.flatMap(([x, y, from]) =>
    Array.from({ length: 9 }, (_, step) => ((from + step * 11.25) * Math.PI) / 180).flatMap((angle) => [
      x + radius * Math.cos(angle),
      y + radius * Math.sin(angle),
    ]),
  );
}

/** An ellipse around its centre. */
export function ellipse(x: number, y: number, radiusX: number, radiusY: number, sides = 48): Contour {
  return Array.from({ length: sides }, (_, side) => (side / sides) * 2 * Math.PI).flatMap((angle) => [
    x + radiusX * Math.cos(angle),
    y + radiusY * Math.sin(angle),
  ]);
}

/** The outlines of a pen of `width` with a round tip along `points` (x and y in turn); all run the same way round. */
export function stroke(points: readonly number[], width: number): Contour[] {
  const radius = width / 2;
  const outlines: Contour[] = [];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at]!, points[at + 1]!];
    outlines.push(ellipse(x, y, radius, radius, 12));
    if (at + 3 < points.length) outlines.push(bar(x, y, points[at + 2]!, points[at + 3]!, radius));
  }
  return outlines;
}

function bar(x0: number, y0: number, x1: number, y1: number, radius: number): Contour {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [sideX, sideY] = [(-(y1 - y0) / length) * radius, ((x1 - x0) / length) * radius];
  return [x0 - sideX, y0 - sideY, x1 - sideX, y1 - sideY, x1 + sideX, y1 + sideY, x0 + sideX, y0 + sideY];
}
