import { heightOf, onOneRow, type PrintFragment, unionOf } from './reading-order.ts';

function areOfOneSize(a: PrintFragment, b: PrintFragment): boolean {
  const ratio = heightOf(a.box) / heightOf(b.box);
  return ratio > 0.7 && ratio < 1.45;
}

function followsBelow(above: PrintFragment, below: PrintFragment): boolean {
  const gap = (below.box.top - above.box.bottom) / heightOf(above.box);
  const overlap = Math.min(above.box.right, below.box.right) - Math.max(above.box.left, below.box.left);
  return gap > -0.5 && gap < 0.7 && overlap > 0 && below.box.top > above.box.top + 0.4 * heightOf(above.box);
}

function followsBeside(left: PrintFragment, right: PrintFragment): boolean {
  const gap = (right.box.left - left.box.right) / heightOf(left.box);
  return onOneRow(left.box, right.box) && gap > -0.5 && gap < 1.6;
}

/**
 * Neighbouring fragments of one size joined in twos: a title that stands on two lines or in two boxes (`DRIVER` above
 * `LICENSE`) becomes readable. The fragments themselves are not among them.
 */
export function joinedTitles(fragments: readonly PrintFragment[]): PrintFragment[] {
  return fragments.flatMap((first) =>
    fragments
      .filter((second) => second !== first && areOfOneSize(first, second))
      .filter((second) => followsBelow(first, second) || followsBeside(first, second))
      .map((second) => ({
        ...first,
        text: `${first.text} ${second.text}`,
        confidence: Math.min(first.confidence, second.confidence),
        box: { ...unionOf(first.box, second.box), bottom: first.box.bottom, top: first.box.top },
      })),
  );
}
