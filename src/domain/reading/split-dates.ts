import { heightOf, onOneRow, type PrintFragment, unionOf } from './reading-order.ts';

/** The blanks of a date that is printed in three groups are about one letter wide; boxes are a little wider than their print. */
const MAX_GAP_HEIGHTS = 1.5;

const GROUPS = /^\d{1,2}(?:[ .]\d{2})?$/;
const WHOLE = /^(?:0?[1-9]|[12]\d|3[01])[ .](?:0[1-9]|1[0-2])[ .](?:19|20)\d{2}$/;

function dateOf(left: PrintFragment, right: PrintFragment): string | undefined {
  if (!GROUPS.test(left.text.trim()) || !onOneRow(left.box, right.box)) return undefined;
  const gap = right.box.left - left.box.right;
  const height = Math.max(heightOf(left.box), heightOf(right.box));
  const text = `${left.text.trim()} ${right.text.trim()}`;
  return Math.abs(gap) < MAX_GAP_HEIGHTS * height && WHOLE.test(text) ? text : undefined;
}

/** The fragments with dates put together that were found in two boxes: `25` and `11 1979` beside each other. */
export function withJoinedDates(fragments: readonly PrintFragment[]): PrintFragment[] {
  const joined = new Map<PrintFragment, PrintFragment>();
  const taken = new Set<PrintFragment>();
  for (const left of fragments) {
    const right = fragments.find((other) => other !== left && !taken.has(other) && dateOf(left, other) !== undefined);
    const text = right && dateOf(left, right);
    if (!right || text === undefined || taken.has(left)) continue;
    taken.add(left).add(right);
    const confidence = Math.min(left.confidence, right.confidence);
    joined.set(left, { ...left, text, confidence, box: unionOf(left.box, right.box) });
  }
  return fragments.flatMap((fragment) => {
    const whole = joined.get(fragment);
    return whole ? [whole] : taken.has(fragment) ? [] : [fragment];
  });
}
