import { type DirectionField, fitDirections, type PrintDirection } from './direction-field.ts';
import type { PageSize, Point } from './geometry.ts';

/** A direction in homogeneous coordinates: `x` and `y` of a step on the picture, and how much farther from the camera it leads. */
type Step = readonly [x: number, y: number, depth: number];

/**
 * How a flat document lies before the camera: what one pixel to the right and one pixel down on the straightened page are on the picture. All
 * coordinates are pixels from the picture's centre, which both share, at the same scale. The straightened point (u, v) stands on
 * the picture at (u · right + v · below) / depth, where depth = 1 + u · right.depth + v · below.depth: a homography
 * given by its two vanishing points (Hartley and Zisserman, Multiple View Geometry, 2.7 and 8.6).
 */
export interface PagePerspective {
  readonly right: Step;
  readonly below: Step;
}

/** Points deeper than this share of the centre's distance lie at or beyond the horizon. */
const LEAST_DEPTH = 0.1;
/** From this change of scale across the page on, as a share, a page counts as tilted: flat scans are measured up to 0.11. */
const TILTED_CONVERGENCE = 0.12;
/** So much may the angle between lines and strokes differ from a right one, as a slope, before a page counts as tilted. */
const TILTED_SHEAR = 0.1;

/**
 * The perspective in which the `reading` directions of a page's lines meet in one point and its `downward` directions (of strokes or
 * sides) in another; undefined where there are too few lines to tell. Without downward directions they are taken to be square to the lines.
 */
export function estimatePerspective(
  reading: readonly PrintDirection[],
  downward: readonly PrintDirection[],
  page: PageSize,
): PagePerspective | undefined {
  const reachPx = Math.hypot(page.widthPx, page.heightPx) / 2;
  const level = fitDirections(reading, reachPx);
  if (!level) return undefined;
  const fall: DirectionField = fitDirections(downward.map(mirrored), reachPx) ?? {
    slope: -level.slope,
    convergence: 0,
  };
  const a = 1 / Math.hypot(1, level.slope);
  const b = 1 / Math.hypot(1, fall.slope);
  return {
    right: [a, a * level.slope, a * level.convergence],
    below: [b * fall.slope, b, b * fall.convergence],
  };
}

/** Whether the page was photographed so far off the perpendicular that straightening it helps to read it. */
export function isTilted({ right, below }: PagePerspective, { widthPx, heightPx }: PageSize): boolean {
  const convergence = Math.abs(right[2]) * widthPx + Math.abs(below[2]) * heightPx;
  return convergence > TILTED_CONVERGENCE || Math.abs(right[1] / right[0] + below[0] / below[1]) > TILTED_SHEAR;
}

/** How much nearer (over 1) or farther than the centre the straightened point is, as a share of the centre's distance, upside down. */
export function depthAt({ right, below }: PagePerspective, { x, y }: Point): number {
  return 1 + x * right[2] + y * below[2];
}

/** Where a point of the straightened page stands on the picture; both in pixels from the centre. */
export function pointOnPicture(perspective: PagePerspective, point: Point): Point {
  const { right, below } = perspective;
  const depth = depthAt(perspective, point);
  return {
    x: (point.x * right[0] + point.y * below[0]) / depth,
    y: (point.x * right[1] + point.y * below[1]) / depth,
  };
}

/** Where a point of the picture stands on the straightened page, both in pixels from the centre; undefined near the horizon and beyond. */
export function pointOnStraightPage(perspective: PagePerspective, { x, y }: Point): Point | undefined {
  const { right, below } = perspective;
  const [a, b] = [right[0] - x * right[2], below[0] - x * below[2]];
  const [c, d] = [right[1] - y * right[2], below[1] - y * below[2]];
  const determinant = a * d - b * c;
  const straight = { x: (x * d - y * b) / determinant, y: (a * y - c * x) / determinant };
  return depthAt(perspective, straight) > LEAST_DEPTH ? straight : undefined;
}

/** The same page with everything on it `stretch` times as wide for its height, as large as before. */
export function stretched({ right, below }: PagePerspective, stretch: number): PagePerspective {
  const share = Math.sqrt(stretch);
  return {
    right: [right[0] / share, right[1] / share, right[2] / share],
    below: [below[0] * share, below[1] * share, below[2] * share],
  };
}

function mirrored({ x, y, slope, weight }: PrintDirection): PrintDirection {
  return { x: y, y: x, slope, weight };
}
