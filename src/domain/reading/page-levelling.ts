import { weightedMedian } from '../values/weighted-median.ts';
import type { PrintDirection } from './direction-field.ts';
import type { PageSize, Point, Quad } from './geometry.ts';
import { estimatePerspective, isTilted, type PagePerspective, pointOnStraightPage } from './page-perspective.ts';

/** The corners of a line in pixels, the first one top left in reading direction. */
export type Corners = readonly [Point, Point, Point, Point];

/** The corners of `quad` in pixels of the page. */
export function pixelsOf(quad: Quad, { widthPx, heightPx }: PageSize): Corners {
  return mapCorners(quad, ({ x, y }) => ({ x: x * widthPx, y: y * heightPx }));
}

/** What becomes of all four corners. */
export function mapCorners([a, b, c, d]: Corners, place: (corner: Point) => Point): Corners {
  return [place(a), place(b), place(c), place(d)];
}

/** The angle of a line's upper edge in radians, 0 for a level line that reads to the right. */
export function slantOf([a, b]: Corners): number {
  return Math.atan2(b.y - a.y, b.x - a.x);
}

/**
 * How points of the picture have to be moved so that the lines of the document run level: straightened where the lines tell that the page
 * was photographed clearly off the perpendicular, else turned by the slant that most of them have.
 */
export function levelling(lines: readonly Corners[], page: PageSize): (point: Point) => Point {
  const perspective = perspectiveOf(lines, page);
  if (!perspective) return turning(pageSlant(lines));
  const [middleX, middleY] = [page.widthPx / 2, page.heightPx / 2];
  const straight = ({ x, y }: Point) => pointOnStraightPage(perspective, { x: x - middleX, y: y - middleY });
  const isSeen = lines.every((line) => line.every((corner) => straight(corner) !== undefined));
  return isSeen ? (point) => straight(point) ?? point : turning(pageSlant(lines));
}

function turning(slant: number): (point: Point) => Point {
  const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
  return ({ x, y }) => ({ x: x * cos + y * sin, y: y * cos - x * sin });
}

/** Lines and sides that rise or lean by more than this slope are not those of a level page. */
const STEEPEST = 1;
/** Shorter lines, in heights, have no direction worth trusting. */
const CLEAR_ASPECT = 2.5;

function perspectiveOf(lines: readonly Corners[], page: PageSize): PagePerspective | undefined {
  const clear = lines.filter(([a, b, , d]) => distance(a, b) > CLEAR_ASPECT * distance(a, d));
  const centred = clear.map((line) =>
    mapCorners(line, ({ x, y }) => ({ x: x - page.widthPx / 2, y: y - page.heightPx / 2 })),
  );
  const reading = centred.flatMap(([a, b, c, d]) => direction(middle(a, d), middle(b, c), distance(a, b)));
  const downward = centred.flatMap(([a, b, c, d]) => [...side(a, d), ...side(b, c)]);
  const perspective = estimatePerspective(reading, downward, page);
  return perspective && isTilted(perspective, page) ? perspective : undefined;
}

function direction(from: Point, to: Point, weight: number): PrintDirection[] {
  const slope = (to.y - from.y) / (to.x - from.x);
  const { x, y } = middle(from, to);
  return Math.abs(slope) < STEEPEST && weight > 0 ? [{ x, y, slope, weight }] : [];
}

function side(top: Point, bottom: Point): PrintDirection[] {
  const slope = (bottom.x - top.x) / (bottom.y - top.y);
  const { x, y } = middle(top, bottom);
  const weight = distance(top, bottom);
  return Math.abs(slope) < STEEPEST && weight > 0 ? [{ x, y, slope, weight }] : [];
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** The slant of the page in radians: the median over its lines, long ones weighing more. */
function pageSlant(lines: readonly Corners[]): number {
  const slants = lines.map((line) => ({ value: slantOf(line), weight: distance(line[0], line[1]) }));
  return weightedMedian(slants.filter(({ value }) => Math.abs(value) < Math.PI / 4));
}
