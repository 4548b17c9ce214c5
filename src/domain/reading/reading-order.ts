import type { Point, Quad } from './geometry.ts';
import { type Corners, levelling, mapCorners, pixelsOf, slantOf } from './page-levelling.ts';
import { withSpacedDates } from './spaced-dates.ts';
import type { PageText, TextLine } from './text-line.ts';

/**
 * A stretch of print on the levelled page: lengths in pixels of the picture, turned so that the lines of the document run
 * level. Only ratios of these lengths mean anything.
 */
export interface PrintBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line of print on the levelled page. */
export interface PrintFragment {
  readonly text: string;
  readonly confidence: number;
  readonly box: PrintBox;
  readonly quad: Quad;
}

/** The height of a box, at least a hundredth of a pixel, so that it can be divided by. */
export function heightOf(box: PrintBox): number {
  return Math.max(0.01, box.bottom - box.top);
}

/** The middle of a box between top and bottom. */
export function middleOf(box: PrintBox): number {
  return (box.top + box.bottom) / 2;
}

/** The smallest box around both. */
export function unionOf(a: PrintBox, b: PrintBox): PrintBox {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** The part of `box` that the characters from `start` to `end` of `length` take, all characters as wide as each other. */
export function sliceOf(box: PrintBox, start: number, end: number, length: number): PrintBox {
  const width = (box.right - box.left) / Math.max(1, length);
  return { ...box, left: box.left + width * start, right: box.left + width * end };
}

/** Whether two boxes stand on one row: their middles lie within half the height of the smaller one's neighbourhood. */
export function onOneRow(a: PrintBox, b: PrintBox): boolean {
  return Math.abs(middleOf(a) - middleOf(b)) < 0.5 * Math.max(heightOf(a), heightOf(b));
}

function fragmentOf(line: TextLine, corners: Corners): PrintFragment {
  const { confidence, quad } = line;
  return { text: withSpacedDates(line.text.normalize('NFC')), confidence, quad, box: boxOf(corners) };
}

function boxOf([a, b, c, d]: Corners): PrintBox {
  const height = (Math.hypot(d.x - a.x, d.y - a.y) + Math.hypot(c.x - b.x, c.y - b.y)) / 2;
  const middle = (a.y + b.y + c.y + d.y) / 4;
  const sides = [(a.x + d.x) / 2, (b.x + c.x) / 2];
  return { left: Math.min(...sides), right: Math.max(...sides), top: middle - height / 2, bottom: middle + height / 2 };
}

/** Lines that stand askew to the page by more are stamps, overprints and marginal notes. */
const MOST_ASKEW_RADIANS = Math.PI / 12;

/** Whether ordinary print looks like a line of a machine-readable zone, which is read elsewhere. */
function looksMachineReadable(text: string): boolean {
  const fillers = text.match(/</g)?.length ?? 0;
  if (fillers >= 3) return true;
  return fillers >= 1 && text.replace(/\s/g, '').length >= 24;
}

function byPlace(a: PrintFragment, b: PrintFragment): number {
  return (
    a.box.top - b.box.top ||
    a.box.left - b.box.left ||
    a.box.right - b.box.right ||
    a.box.bottom - b.box.bottom ||
    (a.text < b.text ? -1 : Number(a.text > b.text)) ||
    a.confidence - b.confidence
  );
}

function isOverlaid(box: PrintBox, others: readonly PrintBox[]): boolean {
  return others.some((other) => {
    const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
    const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
    return width > 0.5 * (box.right - box.left) && height > 0.5 * heightOf(box);
  });
}

/**
 * The ordinary print of a page, levelled, from top to bottom and left to right. Machine-readable lines, what lies under them
 * and lines that run askew to the page are left out. The order of the lines given does not matter.
 */
export function levelFragments(text: PageText): PrintFragment[] {
  const { page } = text;
  const lines = text.lines.filter((line) => line.text.trim() !== '' && line.quad.every(isFinitePoint));
  const toLevel = levelling(
    lines.map(({ quad }) => pixelsOf(quad, page)),
    page,
  );
  const levelled = lines.map((line) => ({ line, corners: mapCorners(pixelsOf(line.quad, page), toLevel) }));
  const machineReadable = levelled.filter(({ line }) => line.script === 'mrz').map(({ corners }) => boxOf(corners));
  return levelled
    .filter(({ line }) => line.script === 'print' && !looksMachineReadable(line.text))
    .filter(({ corners }) => Math.abs(slantOf(corners)) < MOST_ASKEW_RADIANS)
    .map(({ line, corners }) => fragmentOf(line, corners))
    .filter((fragment) => !isOverlaid(fragment.box, machineReadable))
    .sort(byPlace);
}

function isFinitePoint({ x, y }: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}
