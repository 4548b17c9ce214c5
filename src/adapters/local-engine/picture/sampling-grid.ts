import type { RotatedBox } from './rotated-box.ts';

/** A box of a picture, resampled: `heightPx` × `widthPx` values, row by row. */
export interface CropRequest {
  /** Which of the picture's channels, from 0. */
  readonly channel: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Every value v becomes `v * gain + offset`. */
  readonly gain: number;
  readonly offset: number;
}

/** Where the crop's values lie on the picture: the first one, and one step along its row and down its column. */
export interface SamplingGrid {
  readonly originX: number;
  readonly originY: number;
  readonly alongX: number;
  readonly alongY: number;
  readonly downX: number;
  readonly downY: number;
}

/** The centres of `columns` × `rows` equal cells of the box, in pixel indices. */
export function gridOf(box: RotatedBox, columns: number, rows: number): SamplingGrid {
  const stepAlong = box.widthPx / columns;
  const stepDown = box.heightPx / rows;
  const alongX = box.directionX * stepAlong;
  const alongY = box.directionY * stepAlong;
  const downX = -box.directionY * stepDown;
  const downY = box.directionX * stepDown;
  return {
    originX: box.centreX - (alongX * (columns - 1) + downX * (rows - 1)) / 2 - 0.5,
    originY: box.centreY - (alongY * (columns - 1) + downY * (rows - 1)) / 2 - 0.5,
    alongX,
    alongY,
    downX,
    downY,
  };
}

/** The nearest index to `value` of `end` ones. */
export function clamp(value: number, end: number): number {
  return value < 0 ? 0 : value >= end ? end - 1 : value;
}
