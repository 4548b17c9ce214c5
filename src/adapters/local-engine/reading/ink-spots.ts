import { cropBox } from '../picture/box-crop.ts';
import type { Pixels } from '../picture/pixels.ts';
import type { RotatedBox } from '../picture/rotated-box.ts';

/** A connected spot of ink in a place, in pixels of the picture from the place's top left corner, along and across its direction. */
export interface InkSpot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Grey levels between paper and ink below which a place counts as empty. */
const MIN_CONTRAST = 40;
/** A single character makes at least this share of its place as dark as ink. */
const INK_SHARE = 0.01;
/** How many samples high a place is looked at: enough for the strokes of a character a third as high. */
const ROWS = 48;

/**
 * The dark spots of a place, from left to right. Those that reach its border are left out: frames, lines and neighbours run on outside,
 * a character that stands there alone does not.
 */
export function findInkSpots(grey: Pixels, place: RotatedBox): InkSpot[] {
  const columns = Math.max(1, Math.round((ROWS * place.widthPx) / place.heightPx));
  const values = new Float32Array(columns * ROWS);
  cropBox(grey, place, { channel: 0, widthPx: columns, heightPx: ROWS, gain: 1, offset: 0 }, values, 0);
  const sorted = values.toSorted();
  const paper = sorted[sorted.length >> 1] ?? 0;
  const ink = sorted[Math.floor(sorted.length * INK_SHARE)] ?? 0;
  if (paper - ink < MIN_CONTRAST) return [];
  const isInk = Uint8Array.from(values, (value) => (value < (paper + ink) / 2 ? 1 : 0));
  const stepX = place.widthPx / columns;
  const stepY = place.heightPx / ROWS;
  return spotsInside(isInk, columns)
    .map(({ left, right, top, bottom }) => ({
      left: left * stepX,
      right: right * stepX,
      top: top * stepY,
      bottom: bottom * stepY,
    }))
    .toSorted((a, b) => a.left - b.left);
}

/** The spots of a mask that touch none of its sides; clears the mask. */
function spotsInside(isInk: Uint8Array, columns: number): InkSpot[] {
  const spots: InkSpot[] = [];
  for (let start = 0; start < isInk.length; start++) {
    if (isInk[start] === 0) continue;
    const spot = takeSpot(isInk, columns, start);
    if (spot.left > 0 && spot.top > 0 && spot.right < columns && spot.bottom < ROWS) spots.push(spot);
  }
  return spots;
}

/** The extent of all ink that hangs together with `start`, corner to corner included; takes it off the mask. */
function takeSpot(isInk: Uint8Array, columns: number, start: number): InkSpot {
  const open = [start];
  isInk[start] = 0;
  let [left, right, top, bottom] = [columns, 0, ROWS, 0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % columns;
    const y = Math.floor(at / columns);
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(ROWS - 1, y + 1); nextY++) {
      for (let nextX = Math.max(0, x - 1); nextX <= Math.min(columns - 1, x + 1); nextX++) {
        const next = nextY * columns + nextX;
        if (isInk[next] === 0) continue;
        isInk[next] = 0;
        open.push(next);
      }
    }
  }
  return { left, right, top, bottom };
}
