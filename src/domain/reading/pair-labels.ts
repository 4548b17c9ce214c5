import type { LabelBlock, PartedPrint, PrintPiece } from './label-blocks.ts';
import { type LabelKey, SHAPED_KEYS } from './label-key.ts';
import { readLabelledValue } from './labelled-value.ts';
import { misreadNationality } from './misread-country.ts';
import { heightOf, middleOf, type PrintBox } from './reading-order.ts';
import type { ValueContext, ValueReading } from './value-reading.ts';

/** Where a value stands as seen from its label. */
export type Direction = 'inline' | 'right' | 'below' | 'above';

/** A label with the print that is its value. */
export interface LabelPair {
  readonly label: LabelBlock;
  readonly piece: PrintPiece;
  readonly reading: ValueReading;
  readonly direction: Direction;
  /** 0 is a perfect fit; see {@link pairLabels}. */
  readonly cost: number;
}

/** All pairs of a page and the print that no label claims. */
export interface Pairing {
  readonly pairs: readonly LabelPair[];
  readonly unclaimed: readonly PrintPiece[];
}

interface Placement {
  readonly direction: Direction;
  readonly cost: number;
}

/** Reach of a label in heights of the value: farther print belongs to something else. */
export const LABEL_REACH = { right: 14, below: 2.2, above: 1.6 } as const;

function placeRight(label: PrintBox, piece: PrintBox): Placement | undefined {
  const height = heightOf(piece);
  const middle = middleOf(piece);
  const slack = 0.35 * Math.max(height, heightOf(label));
  if (middle < label.top + Math.min(slack, heightOf(label) / 2) - slack || middle > label.bottom + slack * 0.5)
    return undefined;
  const gap = (piece.left - label.right) / height;
  if (gap < -0.8 || gap > LABEL_REACH.right) return undefined;
  return { direction: 'right', cost: 0.15 + 0.05 * Math.max(0, gap) };
}

/** How far the columns of label and value lie apart, in heights of the value; undefined when they do not meet. */
function columnOffset(label: PrintBox, piece: PrintBox): number | undefined {
  const height = heightOf(piece);
  if (piece.left > label.right + height || piece.right < label.left - height) return undefined;
  const left = Math.abs(piece.left - label.left);
  const centre = Math.abs(piece.left + piece.right - label.left - label.right) / 2;
  const right = Math.abs(piece.right - label.right);
  const startsLeft = Math.max(0, label.left - piece.left - height);
  return (Math.min(left, centre, right) + Math.min(startsLeft, 4 * height) * 0.5) / height;
}

function placeBelow(label: PrintBox, piece: PrintBox): Placement | undefined {
  const height = heightOf(piece);
  const gap = (piece.top - label.bottom) / height;
  const offset = columnOffset(label, piece);
  if (offset === undefined || gap > LABEL_REACH.below || middleOf(piece) < label.bottom - 0.1 * height)
    return undefined;
  return { direction: 'below', cost: 0.2 + 0.3 * Math.max(0, gap) + 0.07 * offset };
}

function placeAbove(label: PrintBox, piece: PrintBox): Placement | undefined {
  const height = heightOf(piece);
  const gap = (label.top - piece.bottom) / height;
  const offset = columnOffset(label, piece);
  if (offset === undefined || gap > LABEL_REACH.above || middleOf(piece) > label.top + 0.1 * height) return undefined;
  return { direction: 'above', cost: 0.35 + 0.4 * Math.max(0, gap) + 0.07 * offset };
}

/** Whether another label stands between the two, so that the value is that one's. */
function isBlocked(label: LabelBlock, piece: PrintPiece, direction: Direction, labels: readonly LabelBlock[]): boolean {
  return labels.some(
    (other) => other !== label && other.key !== 'mark' && standsBetween(label.box, piece.box, other.box, direction),
  );
}

function standsBetween(label: PrintBox, piece: PrintBox, other: PrintBox, direction: Direction): boolean {
  const middle = middleOf(other);
  if (direction === 'right') {
    const sameRow = middle > Math.min(label.top, piece.top) && middle < Math.max(label.bottom, piece.bottom);
    return sameRow && other.left > label.right - heightOf(other) && other.right < piece.left + heightOf(other);
  }
  const overlaps = other.left < piece.right && other.right > piece.left;
  if (!overlaps) return false;
  return direction === 'below'
    ? middle > label.bottom && middle < middleOf(piece)
    : middle < label.top && middle > middleOf(piece);
}

type ReadValue = (key: LabelKey, text: string) => ValueReading | undefined;

/** Reads each stretch of print once for each kind of label, however many labels of that kind are near it. */
function rememberingReader(context: ValueContext): ReadValue {
  const known = new Map<string, ValueReading | undefined>();
  return (key, text) => {
    const name = `${key} ${text}`;
    if (!known.has(name)) known.set(name, readLabelledValue(key, text, context));
    return known.get(name);
  };
}

const NAMES: ReadonlySet<LabelKey> = new Set(['surname', 'givenNames', 'name', 'surnameAndGivenNames', 'fullName']);

/** Labels that were read less surely than this may be others. */
const DOUBTFUL_LABEL = 0.7;

/** Whether the value is no name but the nationality of the issuer's citizens, under a label that may as well be that one's: `POLSKOE`. */
function isNationality(label: LabelBlock, piece: PrintPiece, { country }: ValueContext): boolean {
  if (!NAMES.has(label.key) || label.confidence >= DOUBTFUL_LABEL || country === undefined) return false;
  return misreadNationality(piece.text) === country;
}

function candidatesFor(
  label: LabelBlock,
  parted: PartedPrint,
  pieces: readonly PrintPiece[],
  read: ReadValue,
): LabelPair[] {
  return pieces.flatMap((piece) => {
    const placements = [
      placeRight(label.box, piece.box),
      placeBelow(label.box, piece.box),
      placeAbove(label.box, piece.box),
    ].filter((placement) => placement !== undefined);
    const open = placements.filter(({ direction }) => !isBlocked(label, piece, direction, parted.labels));
    const [first, ...rest] = open;
    const reading = first && read(label.key, piece.text);
    if (!first || !reading) return [];
    const placement = rest.reduce((best, each) => (each.cost < best.cost ? each : best), first);
    return [{ label, piece, reading, ...placement, cost: placement.cost + 0.6 * (1 - reading.fit) }];
  });
}

/** Labels of names under which nothing stands that could be one, but above which something does. */
function labelsWithValuesAboveOnly(candidates: readonly LabelPair[]): number {
  const directions = new Map<LabelBlock, Set<Direction>>();
  for (const { label, direction } of candidates) {
    if (!NAMES.has(label.key)) continue;
    directions.set(label, (directions.get(label) ?? new Set<Direction>()).add(direction));
  }
  return [...directions.values()].filter((each) => each.size === 1 && each.has('above')).length;
}

/** For each direction, the share of shaped values that are nearest in it. */
function directionShares(candidates: readonly LabelPair[]): Readonly<Record<Direction, number>> {
  const counts: Record<Direction, number> = { inline: 0, right: 0.5, below: 1, above: 0 };
  const best = new Map<LabelBlock, LabelPair>();
  for (const pair of candidates) {
    if (!SHAPED_KEYS.has(pair.label.key)) continue;
    const known = best.get(pair.label);
    if (!known || pair.cost < known.cost) best.set(pair.label, pair);
  }
  for (const { direction } of best.values()) counts[direction] += 1;
  counts.above += labelsWithValuesAboveOnly(candidates);
  const total = counts.right + counts.below + counts.above;
  return {
    inline: 1,
    right: counts.right / total,
    below: counts.below / total,
    above: counts.above / total,
  };
}

/** Few documents print labels under their values; those that do show it by their dates and numbers. */
const LEAST_SHARE_ABOVE = 0.3;

/** What a direction costs that the page does not use otherwise; the value of a bare number stands to its right. */
function directionCost({ label, direction }: LabelPair, shares: Readonly<Record<Direction, number>>): number {
  if (label.isBare) return direction === 'right' ? 0 : 0.7;
  if (direction === 'above' && shares.above < LEAST_SHARE_ABOVE) return MOST_COST;
  return 0.6 * (1 - shares[direction]);
}

/** A pair that costs more is no pair. */
const MOST_COST = 1.55;

function inlinePair(label: LabelBlock, read: ReadValue): LabelPair | undefined {
  const piece = label.inline;
  const reading = piece && read(label.key, piece.text);
  return piece && reading ? { label, piece, reading, direction: 'inline', cost: 0.5 * (1 - reading.fit) } : undefined;
}

/** Values are read surely; what doubtful print shows behind a label may be the label in another language. */
const DOUBTFUL_VALUE = 0.85;
const SURE_VALUE = 0.92;

/** Whether a name under the label is so much surer than what stands behind it that that must be more of the label: `Somsene / Nom Aoelidna`. */
function isOutread({ label, piece }: LabelPair, parted: PartedPrint, read: ReadValue): boolean {
  if (!NAMES.has(label.key) || piece.confidence >= DOUBTFUL_VALUE) return false;
  return parted.pieces.some(
    (other) =>
      other.confidence >= SURE_VALUE &&
      placeBelow(label.box, other.box) !== undefined &&
      !isBlocked(label, other, 'below', parted.labels) &&
      read(label.key, other.text)?.fit === 1,
  );
}

function byCost(a: LabelPair, b: LabelPair): number {
  return (
    a.cost - b.cost ||
    a.label.box.top - b.label.box.top ||
    a.label.box.left - b.label.box.left ||
    a.piece.box.top - b.piece.box.top ||
    a.piece.box.left - b.piece.box.left
  );
}

/**
 * Gives each label its value: what stands behind it in its line, to the right of it, below it in its column, or above it where the
 * document prints labels under values. The cost of a pair grows with the distance in heights of the value, with how badly the
 * print fits what the label announces, and where the page places its dates, numbers and codes otherwise; the cheapest pairs are
 * taken first, and no print has two labels.
 */
export function pairLabels(parted: PartedPrint, context: ValueContext): Pairing {
  const read = rememberingReader(context);
  const inline = parted.labels.map((label) => {
    const pair = inlinePair(label, read);
    return pair && !isOutread(pair, parted, read) ? pair : undefined;
  });
  const paired = inline.filter((pair) => pair !== undefined);
  const open = parted.labels.filter((_, index) => inline[index] === undefined);
  const left = open.flatMap((label) => (label.inline ? [label.inline] : []));
  const pool = [...parted.pieces, ...left];
  const candidates = open
    .flatMap((label) => candidatesFor(label, parted, pool, read))
    .filter(({ label, piece }) => !isNationality(label, piece, context));
  const shares = directionShares(candidates);
  const ranked = candidates
    .map((pair) => ({ ...pair, cost: pair.cost + directionCost(pair, shares) }))
    .filter(({ cost }) => cost <= MOST_COST)
    .sort(byCost);
  const labels = new Set<LabelBlock>();
  const pieces = new Set<PrintPiece>();
  for (const pair of ranked) {
    if (labels.has(pair.label) || pieces.has(pair.piece)) continue;
    labels.add(pair.label);
    pieces.add(pair.piece);
    paired.push(pair);
  }
  return { pairs: paired.sort(byCost), unclaimed: pool.filter((piece) => !pieces.has(piece)) };
}
