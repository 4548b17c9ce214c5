/** Red, green, blue, 0–255 each. */
export type Colour = readonly [number, number, number];

/** A closed outline: x and y in turn, in pixels. */
export type Contour = readonly number[];

/** An RGB picture that shapes are painted on. Knows no SVG and no system font, so it draws the same everywhere. */
export class Canvas {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Three bytes a pixel, row by row. */
  readonly rgb: Uint8Array;

  constructor(widthPx: number, heightPx: number, paper: Colour) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.rgb = new Uint8Array(widthPx * heightPx * 3);
    for (let at = 0; at < this.rgb.length; at += 3) this.rgb.set(paper, at);
  }

  /** Fills the union of the outlines (holes run the other way round), edges smoothed, `opacity` 0–1. */
  fill(contours: readonly Contour[], colour: Colour, opacity = 1): void {
    const area = boundsWithin(contours, this.widthPx, this.heightPx);
    if (area.width <= 0 || area.height <= 0) return;
    const coverage = coverageOf(contours, area);
    for (let row = 0; row < area.height; row += 1) {
      let sum = 0;
      for (let column = 0; column < area.width; column += 1) {
        sum += coverage[row * (area.width + 2) + column]!;
        const share = Math.min(1, Math.abs(sum)) * opacity;
        if (share > 0.002) this.#blend(area.left + column, area.top + row, colour, share);
      }
    }
  }

  #blend(x: number, y: number, colour: Colour, share: number): void {
    const at = (y * this.widthPx + x) * 3;
    for (let channel = 0; channel < 3; channel += 1) {
      const below = this.rgb[at + channel]!;
      this.rgb[at + channel] = below + (colour[channel]! - below) * share + 0.5;
    }
  }
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function boundsWithin(contours: readonly Contour[], widthPx: number, heightPx: number): Area {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const contour of contours) {
    for (let at = 0; at < contour.length; at += 2) {
      left = Math.min(left, contour[at]!);
      right = Math.max(right, contour[at]!);
      top = Math.min(top, contour[at + 1]!);
      bottom = Math.max(bottom, contour[at + 1]!);
    }
  }
  const [x, y] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))];
  return {
    left: x,
    top: y,
    width: Math.min(widthPx, Math.ceil(right)) - x,
    height: Math.min(heightPx, Math.ceil(bottom)) - y,
  };
}

/**
 * Exact coverage by signed areas: each edge adds to the pixels it crosses what a running sum along the row turns into the
 * covered share (the accumulation buffer of font-rs).
 */
function coverageOf(contours: readonly Contour[], area: Area): Float32Array {
  const buffer = new Float32Array((area.width + 2) * area.height);
  for (const contour of contours) {
    for (let at = 0; at < contour.length; at += 2) {
      const next = (at + 2) % contour.length;
      const xs = [contour[at]! - area.left, contour[next]! - area.left].map((x) =>
        Math.min(area.width, Math.max(0, x)),
      );
      addEdge(buffer, area, xs[0]!, contour[at + 1]! - area.top, xs[1]!, contour[next + 1]! - area.top);
    }
  }
  return buffer;
}

function addEdge(buffer: Float32Array, area: Area, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  if (y0 > y1) addDownwardEdge(buffer, area, [x1, y1, x0, y0], -1);
  else addDownwardEdge(buffer, area, [x0, y0, x1, y1], 1);
}

function addDownwardEdge(
  buffer: Float32Array,
  area: Area,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  direction: number,
): void {
  const slope = (x1 - x0) / (y1 - y0);
  let x = y0 < 0 ? x0 - y0 * slope : x0;
  for (let row = Math.max(0, Math.floor(y0)); row < Math.min(area.height, Math.ceil(y1)); row += 1) {
    const height = Math.min(row + 1, y1) - Math.max(row, y0);
    const nextX = x + slope * height;
    addSpan(buffer, row * (area.width + 2), Math.min(x, nextX), Math.max(x, nextX), height * direction);
    x = nextX;
  }
}

/** One edge within one row, from `left` to `right`, with signed height `height`. */
function addSpan(buffer: Float32Array, start: number, left: number, right: number, height: number): void {
  const first = Math.floor(left);
  const last = Math.ceil(right);
  if (last <= first + 1) {
    const inside = (left + right) / 2 - first;
    buffer[start + first]! += height * (1 - inside);
    buffer[start + first + 1]! += height * inside;
    return;
  }
  const perPixel = 1 / (right - left);
  let before = 0;
  for (let column = first; column < last; column += 1) {
    const from = Math.max(left, column) - column;
    const to = Math.min(right, column + 1) - column;
    const share = (to - from) * perPixel;
    const covered = share * (1 - (from + to) / 2);
    buffer[start + column]! += height * (covered + before);
    before = share - covered;
  }
  buffer[start + last]! += height * before;
}
