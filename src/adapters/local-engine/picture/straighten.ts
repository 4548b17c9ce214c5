import type { Point } from '../../../domain/reading/geometry.ts';
import {
  depthAt,
  type PagePerspective,
  pointOnPicture,
  pointOnStraightPage,
} from '../../../domain/reading/page-perspective.ts';
import { CUBIC_PHASES, CUBIC_WEIGHTS } from './cubic-kernel.ts';
import type { Pixels } from './pixels.ts';
import { cornersOf, type RotatedBox } from './rotated-box.ts';
import { clamp } from './sampling-grid.ts';

/** A window of a straightened page. */
export interface StraightWindow {
  readonly perspective: PagePerspective;
  /** Its top left corner on the straightened page, in pixels of the picture from the centre. */
  readonly left: number;
  readonly top: number;
  /** Its size in pixels of its own, `scale` of which are one of the picture at the centre. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scale: number;
}

/** What is kept around the print, as a share of its longer side. */
const MARGIN = 0.12;
/** The nearest part of a page keeps its resolution up to this enlargement of the whole. */
const MOST_ENLARGEMENT = 1.5;
/** Larger pictures read no better, and take longer to straighten. */
const MOST_SIDE_PX = 2_000;

/** The window that holds all the print and a margin (a share of its longer side), as far as the picture reaches; undefined where the print reaches the horizon. */
export function windowAround(
  perspective: PagePerspective,
  picture: Pixels,
  boxes: readonly RotatedBox[],
  marginShare = MARGIN,
): StraightWindow | undefined {
  const text = boundsOf(perspective, picture, boxes.flatMap(cornersOf));
  if (!text) return undefined;
  const { widthPx: width, heightPx: height } = picture;
  // A corner of the picture may lie beyond the horizon: then the picture bounds nothing.
  const whole = boundsOf(perspective, picture, [0, 0, width, 0, width, height, 0, height]) ?? EVERYWHERE;
  const margin = marginShare * Math.max(text.right - text.left, text.bottom - text.top);
  const left = Math.max(whole.left, text.left - margin);
  const top = Math.max(whole.top, text.top - margin);
  const right = Math.min(whole.right, text.right + margin);
  const bottom = Math.min(whole.bottom, text.bottom + margin);
  const corners = [left, right].flatMap((x) => [top, bottom].map((y) => ({ x, y })));
  const nearest = Math.min(...corners.map((corner) => depthAt(perspective, corner)));
  const mostScale = Math.min(MOST_ENLARGEMENT, MOST_SIDE_PX / Math.max(right - left, bottom - top));
  const scale = Math.min(mostScale, Math.max(1, 1 / nearest));
  const widthPx = Math.max(1, Math.round((right - left) * scale));
  const heightPx = Math.max(1, Math.round((bottom - top) * scale));
  return { perspective, left, top, widthPx, heightPx, scale };
}

interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const EVERYWHERE: Bounds = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

/** The bounds on the straightened page of points (x and y in turn) of the picture. */
function boundsOf(perspective: PagePerspective, picture: Pixels, points: readonly number[]): Bounds | undefined {
  let { left, right, top, bottom } = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let i = 0; i < points.length; i += 2) {
    const x = (points[i] as number) - picture.widthPx / 2;
    const y = (points[i + 1] as number) - picture.heightPx / 2;
    const straight = pointOnStraightPage(perspective, { x, y });
    if (!straight) return undefined;
    left = Math.min(left, straight.x);
    right = Math.max(right, straight.x);
    top = Math.min(top, straight.y);
    bottom = Math.max(bottom, straight.y);
  }
  return { left, right, top, bottom };
}

/** Where a point of the window, in its pixels, stands on the picture, in the picture's. */
export function fromWindow(window: StraightWindow, { x, y }: Point, picture: Pixels): Point {
  const { perspective, left, top, scale } = window;
  const point = pointOnPicture(perspective, { x: left + x / scale, y: top + y / scale });
  return { x: point.x + picture.widthPx / 2, y: point.y + picture.heightPx / 2 };
}

/** What the window shows, by the cubic kernel; outside the picture its edge goes on. */
export function straighten(rgb: Pixels, window: StraightWindow): Pixels {
  const { perspective, left, top, widthPx, heightPx, scale } = window;
  const { right, below } = perspective;
  const data = new Uint8ClampedArray(widthPx * heightPx * 3);
  const [centreX, centreY] = [rgb.widthPx / 2 - 0.5, rgb.heightPx / 2 - 0.5];
  let to = 0;
  for (let row = 0; row < heightPx; row++) {
    const v = top + (row + 0.5) / scale;
    for (let column = 0; column < widthPx; column++, to += 3) {
      const u = left + (column + 0.5) / scale;
      const depth = 1 + u * right[2] + v * below[2];
      const x = (u * right[0] + v * below[0]) / depth + centreX;
      const y = (u * right[1] + v * below[1]) / depth + centreY;
      sampleColour(rgb, x, y, data, to);
    }
  }
  return { widthPx, heightPx, channels: 3, data: new Uint8Array(data.buffer) };
}

function sampleColour(rgb: Pixels, x: number, y: number, target: Uint8ClampedArray, to: number): void {
  const { widthPx, heightPx, data } = rgb;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const across = ((x - left) * CUBIC_PHASES) << 2;
  const down = ((y - top) * CUBIC_PHASES) << 2;
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let i = 0; i < 4; i++) {
    const row = clamp(top + i - 1, heightPx) * widthPx;
    const rowWeight = CUBIC_WEIGHTS[down + i] as number;
    for (let j = 0; j < 4; j++) {
      const from = (row + clamp(left + j - 1, widthPx)) * 3;
      const weight = rowWeight * (CUBIC_WEIGHTS[across + j] as number);
      red += weight * (data[from] as number);
      green += weight * (data[from + 1] as number);
      blue += weight * (data[from + 2] as number);
    }
  }
  target[to] = red;
  target[to + 1] = green;
  target[to + 2] = blue;
}
