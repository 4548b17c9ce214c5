import type { LabelBlock, PartedPrint, PrintPiece } from './label-blocks.ts';
import { SHAPED_KEYS } from './label-key.ts';
import { readLabelledValue } from './labelled-value.ts';
import { LABEL_REACH } from './pair-labels.ts';
import { heightOf, sliceOf } from './reading-order.ts';
import type { ValueContext } from './value-reading.ts';

const LEAST_GAP = -0.5;
/** How far the beginnings of a label and its value lie apart at most, in heights of the value. */
const INDENT = 1.2;
/** What is cut off has to be just what the label announces. */
const LEAST_FIT = 0.9;

function standsAbove(label: LabelBlock, { box }: PrintPiece): boolean {
  const gap = (box.top - label.box.bottom) / heightOf(box);
  return label.inline === undefined && gap > LEAST_GAP && gap < LABEL_REACH.below;
}

/** Where in the piece the word begins that stands under the beginning of the label; undefined where none does. */
function wordUnder(label: LabelBlock, piece: PrintPiece): number | undefined {
  const starts = [...piece.text.matchAll(/(?<=\s)\S/gu)].map(({ index }) => index);
  const offset = (start: number): number =>
    Math.abs(sliceOf(piece.box, start, start, piece.text.length).left - label.box.left) / heightOf(piece.box);
  const nearest = starts.toSorted((a, b) => offset(a) - offset(b))[0];
  return nearest !== undefined && offset(nearest) <= INDENT ? nearest : undefined;
}

function cut(piece: PrintPiece, start: number, end: number): PrintPiece {
  const text = piece.text.slice(start, end).trimEnd();
  return { ...piece, text, box: sliceOf(piece.box, start, start + text.length, piece.text.length) };
}

function partedAt(piece: PrintPiece, labels: readonly LabelBlock[], context: ValueContext): PrintPiece[] {
  const above = labels.filter((label) => standsAbove(label, piece)).sort((a, b) => a.box.left - b.box.left);
  const [first, ...others] = above;
  if (!first || Math.abs(first.box.left - piece.box.left) > INDENT * heightOf(piece.box)) return [piece];
  for (const label of others) {
    const start = wordUnder(label, piece);
    if (start === undefined || !SHAPED_KEYS.has(label.key)) continue;
    const [left, right] = [cut(piece, 0, start), cut(piece, start, piece.text.length)];
    const fits = (key: LabelBlock['key'], { text }: PrintPiece): boolean =>
      (readLabelledValue(key, text, context)?.fit ?? 0) >= LEAST_FIT;
    if (fits(first.key, left) && fits(label.key, right)) return [left, ...partedAt(right, [label, ...others], context)];
  }
  return [piece];
}

/**
 * Rows of values that were read as one line though each value stands under a label of its own (`07/07/1985 F` under `Date of birth`
 * and `Sex`), parted where the labels begin and both sides are what their labels announce.
 */
export function withPartedValues(parted: PartedPrint, context: ValueContext): PartedPrint {
  return { ...parted, pieces: parted.pieces.flatMap((piece) => partedAt(piece, parted.labels, context)) };
}
