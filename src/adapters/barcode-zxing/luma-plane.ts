/** A grey picture: one byte a pixel, row by row. */
export interface LumaPlane {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly luma: Uint8Array;
}

/** The luma of 8-bit RGB pixels by ITU-R BT.601's weights (0.299, 0.587, 0.114), in 256ths. */
export function lumaOf(rgb: Uint8Array, widthPx: number, heightPx: number): LumaPlane {
  const luma = new Uint8Array(widthPx * heightPx);
  for (let pixel = 0, at = 0; pixel < luma.length; pixel += 1, at += 3) {
    luma[pixel] = (77 * (rgb[at] ?? 0) + 150 * (rgb[at + 1] ?? 0) + 29 * (rgb[at + 2] ?? 0)) >> 8;
  }
  return { widthPx, heightPx, luma };
}

/** The picture at 1/`factor` of its size, each pixel the mean of `factor` × `factor`; a remainder at the edges is dropped. */
export function shrink(plane: LumaPlane, factor: number): LumaPlane {
  if (factor === 1) return plane;
  const widthPx = Math.floor(plane.widthPx / factor);
  const heightPx = Math.floor(plane.heightPx / factor);
  const luma = new Uint8Array(widthPx * heightPx);
  const sums = new Uint32Array(widthPx);
  for (let row = 0; row < heightPx; row += 1) {
    sums.fill(0);
    for (let inner = 0; inner < factor; inner += 1) addRow(sums, plane, row * factor + inner, factor);
    for (let column = 0; column < widthPx; column += 1) {
      luma[row * widthPx + column] = (sums[column] ?? 0) / (factor * factor);
    }
  }
  return { widthPx, heightPx, luma };
}

/** The picture in twice its size, with bilinear interpolation. */
export function double(plane: LumaPlane): Cutting {
  const widthPx = 2 * plane.widthPx;
  const heightPx = 2 * plane.heightPx;
  const luma = new Uint8Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row += 1) {
    const near = row >> 1;
    const far = Math.min(plane.heightPx - 1, Math.max(0, near + (row % 2 === 0 ? -1 : 1)));
    doubleRow(luma, row * widthPx, plane, near * plane.widthPx, far * plane.widthPx);
  }
  return { plane: { widthPx, heightPx, luma }, locate: (x, y) => ({ x: x / 2, y: y / 2 }) };
}

/** Writes one row out of the two that it lies between, three quarters of the nearer one and one of the other. */
function doubleRow(luma: Uint8Array, to: number, { luma: from, widthPx }: LumaPlane, near: number, far: number): void {
  const at = (column: number): number => 3 * (from[near + column] as number) + (from[far + column] as number);
  let before = at(0);
  let here = before;
  for (let column = 0; column < widthPx; column += 1) {
    const after = column + 1 < widthPx ? at(column + 1) : here;
    luma[to + 2 * column] = (3 * here + before + 8) >> 4;
    luma[to + 2 * column + 1] = (3 * here + after + 8) >> 4;
    before = here;
    here = after;
  }
}

function addRow(sums: Uint32Array, plane: LumaPlane, row: number, factor: number): void {
  let at = row * plane.widthPx;
  for (let column = 0; column < sums.length; column += 1) {
    let sum = sums[column] ?? 0;
    for (let inner = 0; inner < factor; inner += 1, at += 1) sum += plane.luma[at] ?? 0;
    sums[column] = sum;
  }
}

/** A rectangle of a picture that may be turned. Coordinates and lengths in pixels. */
export interface TurnedRectangle {
  readonly centreX: number;
  readonly centreY: number;
  /** Along the direction of `angle`. */
  readonly length: number;
  /** Across it. */
  readonly breadth: number;
  /** Clockwise from the picture's x axis, in radians. */
  readonly angle: number;
}

/** A place on a picture, in pixels. */
export interface PixelPoint {
  readonly x: number;
  readonly y: number;
}

/** A step along a row, in pixels of the picture. */
interface Step {
  readonly cos: number;
  readonly sin: number;
}

/** A cut-out and the way back: where a pixel of it lies on the picture that it was cut from. */
export interface Cutting {
  readonly plane: LumaPlane;
  locate(x: number, y: number): PixelPoint;
}

/** Cuts `rectangle` out upright, `scale` times as large, with bilinear interpolation; white beyond the picture's edges. */
export function cutOut(plane: LumaPlane, rectangle: TurnedRectangle, scale: number): Cutting {
  const widthPx = Math.max(1, Math.round(rectangle.length * scale));
  const heightPx = Math.max(1, Math.round(rectangle.breadth * scale));
  const cos = Math.cos(rectangle.angle) / scale;
  const sin = Math.sin(rectangle.angle) / scale;
  const locate = (x: number, y: number) => {
    const along = x - widthPx / 2;
    const across = y - heightPx / 2;
    return { x: rectangle.centreX + along * cos - across * sin, y: rectangle.centreY + along * sin + across * cos };
  };
  const luma = new Uint8Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row += 1) {
    cutRow(plane, locate(0.5, row + 0.5), { cos, sin }, luma.subarray(row * widthPx, (row + 1) * widthPx));
  }
  return { plane: { widthPx, heightPx, luma }, locate };
}

/** Fills a row from `start` on, a step of `cos` and `sin` a pixel. */
function cutRow(plane: LumaPlane, start: PixelPoint, { cos, sin }: Step, row: Uint8Array): void {
  for (let column = 0; column < row.length; column += 1) {
    row[column] = lumaAt(plane, start.x + column * cos - 0.5, start.y + column * sin - 0.5);
  }
}

function lumaAt(plane: LumaPlane, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (column < 0 || row < 0 || column >= plane.widthPx - 1 || row >= plane.heightPx - 1) return 255;
  const at = row * plane.widthPx + column;
  const below = at + plane.widthPx;
  const right = x - column;
  const down = y - row;
  const top = (plane.luma[at] ?? 0) * (1 - right) + (plane.luma[at + 1] ?? 0) * right;
  const bottom = (plane.luma[below] ?? 0) * (1 - right) + (plane.luma[below + 1] ?? 0) * right;
  return top * (1 - down) + bottom * down;
}
