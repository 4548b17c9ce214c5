import type { LabelBlock, PrintPiece } from './label-blocks.ts';
import { heightOf, onOneRow, type PrintBox } from './reading-order.ts';

/** What bounds a value of several lines. */
export interface LineBounds {
  readonly labels: readonly LabelBlock[];
  /** Print that no label claims. */
  readonly unclaimed: readonly PrintPiece[];
}

/** How lines of one value may lie to each other, in heights of the line. */
export interface LineSpacing {
  /** Widest gap between two lines. */
  readonly gap: number;
  /** Farthest that their beginnings may lie apart. */
  readonly indent: number;
}

/** Lines of one name: set solid. */
export const NAME_SPACING: LineSpacing = { gap: 0.75, indent: 0.8 };
/** Lines of one address; a field number may shift the first. */
export const ADDRESS_SPACING: LineSpacing = { gap: 0.95, indent: 2.5 };

/** Whether two lines are about as high as each other. */
export function hasSameSize(a: PrintBox, b: PrintBox): boolean {
  const ratio = heightOf(a) / heightOf(b);
  return ratio > 0.62 && ratio < 1.6;
}

/** Whether a label stands between two lines that stand above one another. */
export function isLabelBetween(above: PrintBox, below: PrintBox, labels: readonly LabelBlock[]): boolean {
  return labels.some(({ box }) => {
    const middle = (box.top + box.bottom) / 2;
    return (
      middle > (above.top + above.bottom) / 2 &&
      middle < (below.top + below.bottom) / 2 &&
      box.left < Math.max(above.right, below.right) &&
      box.right > above.left
    );
  });
}

/** The next line of the same value below `piece`, when there is one. */
export function lineBelow(piece: PrintPiece, bounds: LineBounds, spacing: LineSpacing): PrintPiece | undefined {
  const height = heightOf(piece.box);
  return bounds.unclaimed.find(({ box }) => {
    const gap = (box.top - piece.box.bottom) / height;
    if (gap < -0.5 || gap > spacing.gap || box.top < piece.box.top + 0.4 * height) return false;
    if (Math.abs(box.left - piece.box.left) > spacing.indent * height || !hasSameSize(box, piece.box)) return false;
    return !isLabelBetween(piece.box, box, bounds.labels);
  });
}

/** The line above `piece` that belongs to the same block, when there is one. */
export function lineAbove(piece: PrintPiece, bounds: LineBounds, spacing: LineSpacing): PrintPiece | undefined {
  const height = heightOf(piece.box);
  return bounds.unclaimed.findLast(({ box }) => {
    const gap = (piece.box.top - box.bottom) / height;
    if (gap < -0.5 || gap > spacing.gap || box.top > piece.box.top - 0.4 * height) return false;
    if (Math.abs(box.left - piece.box.left) > spacing.indent * height || !hasSameSize(box, piece.box)) return false;
    return !isLabelBetween(box, piece.box, bounds.labels);
  });
}

/** The print that goes on to the right of `piece` in the same row after no more than a wide space. */
export function rowAfter(piece: PrintPiece, bounds: LineBounds): PrintPiece | undefined {
  const height = heightOf(piece.box);
  return bounds.unclaimed.find(({ box }) => {
    const gap = (box.left - piece.box.right) / height;
    return (
      gap > -0.7 && gap < 1.1 && box.left > piece.box.left && onOneRow(piece.box, box) && hasSameSize(box, piece.box)
    );
  });
}

/** Whether a line is in capitals; a small l among them is an I. */
function isInCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text.replace(/l/g, ''));
}

/** A value in capitals does not go on in small letters: that is the next label. */
function isOfOneCase(first: PrintPiece, next: PrintPiece): boolean {
  return !isInCapitals(first.text) || isInCapitals(next.text) || !/\p{Ll}/u.test(next.text);
}

/** All lines of the value that begins with `piece`, from top to bottom; each is one that `fits`. */
export function linesFrom(
  piece: PrintPiece,
  bounds: LineBounds,
  spacing: LineSpacing,
  fits: (piece: PrintPiece) => boolean,
  most: number,
): PrintPiece[] {
  const lines = [piece];
  for (let last: PrintPiece | undefined = piece; last && lines.length < most; ) {
    const next = lineBelow(last, bounds, spacing);
    last = next && fits(next) && isOfOneCase(piece, next) && !lines.includes(next) ? next : undefined;
    if (last) lines.push(last);
  }
  return lines;
}
