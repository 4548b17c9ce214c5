import type { QuarterTurn } from '../../../domain/reading/geometry.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import { type RotatedBox, reversed } from '../picture/rotated-box.ts';
import type { DecodedLine } from './ctc-decoding.ts';
import { looksLikeMrzRow } from './mrz-like-text.ts';
import type { PageViews } from './page-views.ts';
import type { PrintReader } from './print-lines.ts';
import type { ReadingModels } from './reading-models.ts';
import { upsideDownShare } from './upside-down-classifier.ts';

/** How much longer than high, or higher than long, a box must be to tell a direction. */
const CLEAR_ASPECT = 1.5;
const LINES_AN_AXIS = 8;
/** Below this share of vertical text (by area) a page is not asked whether it lies on its side. */
const SIDEWAYS_SHARE = 0.15;
/** Evidence is confidence gained by one direction over its opposite, times characters. */
const ENOUGH_EVIDENCE = 5;
/** Mean gain in confidence below which neither direction reads: Latin print gains 0.09 and more. */
const MIN_MEAN_GAIN = 0.05;

/** So sure the recogniser is of so many characters, fillers aside, of no row of a zone that stands on its head. */
const SURE_ZONE = 0.9;
const ZONE_CHARACTERS = 10;

/** The reading direction of text that a clockwise turn of the picture makes upright. */
interface DirectedLine {
  readonly box: RotatedBox;
  readonly turn: QuarterTurn;
}

/**
 * The clockwise turn that makes the page upright: that of its machine-readable zone where a row of one reads clearly, else the direction in
 * which its longest lines read best. A page that stands upright shows it by one line that reads clearly or by few lines; to turn one takes
 * all of them. Print that the recogniser cannot read either way (another script) is left to the area of its boxes and to the classifier of
 * upside-down lines.
 */
export async function findTurn(
  models: ReadingModels,
  views: PageViews,
  reader: PrintReader,
  boxes: readonly RotatedBox[],
  clock: StageClock,
): Promise<QuarterTurn> {
  const level = boxes.filter((box) => box.widthPx > CLEAR_ASPECT * box.heightPx);
  const upright = boxes.filter((box) => box.heightPx > CLEAR_ASPECT * box.widthPx);
  const sidewaysShare = areaOf(upright) / (areaOf(upright) + areaOf(level) || 1);
  if (sidewaysShare <= SIDEWAYS_SHARE && (await readsClearly(reader, longest(level).slice(0, CLEAR_LINES)))) return 0;
  const pairs = longest(level).map(levelPair);
  if (sidewaysShare > SIDEWAYS_SHARE) pairs.push(...longest(upright.map(alongItsHeight)).map(uprightPair));
  const evidence = await gather(reader, pairs, sidewaysShare > SIDEWAYS_SHARE);
  const best = evidence.zoneTurn ?? bestTurn(evidence);
  if (best !== undefined) return best;
  const sideways = sidewaysShare > 0.5;
  const lines = sideways ? upright.map((box) => uprightPair(alongItsHeight(box))[0].box) : level;
  const flipped = (await upsideDownShare(models.textOrientation, views.rgb, lines, clock)) > 0.5;
  if (sideways) return flipped ? 90 : 270;
  return flipped ? 180 : 0;
}

interface Evidence {
  readonly sums: ReadonlyMap<QuarterTurn, number>;
  readonly characters: ReadonlyMap<QuarterTurn, number>;
  /** The turn of a clear row of a machine-readable zone. */
  readonly zoneTurn?: QuarterTurn;
}

/** The turn with most evidence, if it reads clearly better than its opposite. */
function bestTurn({ sums, characters }: Evidence): QuarterTurn | undefined {
  const [turn, sum] = [...sums].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0];
  const opposite = ((turn + 180) % 360) as QuarterTurn;
  const total = (characters.get(turn) ?? 0) + (characters.get(opposite) ?? 0);
  return sum - (sums.get(opposite) ?? 0) > MIN_MEAN_GAIN * total ? turn : undefined;
}

async function gather(
  reader: PrintReader,
  pairs: readonly (readonly [DirectedLine, DirectedLine])[],
  thorough: boolean,
): Promise<Evidence> {
  const sums = new Map<QuarterTurn, number>();
  const characters = new Map<QuarterTurn, number>();
  for (const [forward, backward] of pairs) {
    const there = await reader.readQuickly(forward.box);
    const back = await reader.readQuickly(backward.box);
    const [thereSure, backSure] = [surenessOf(there), surenessOf(back)];
    const [better, turn] = thereSure >= backSure ? [there, forward.turn] : [back, backward.turn];
    if (isClearZone(better)) return { sums, characters, zoneTurn: turn };
    const gain = Math.abs(thereSure - backSure) * lettersOf(better).length;
    sums.set(turn, (sums.get(turn) ?? 0) + gain);
    characters.set(turn, (characters.get(turn) ?? 0) + lettersOf(better).length);
    const lead = (sums.get(forward.turn) ?? 0) - (sums.get(backward.turn) ?? 0);
    if (!thorough && lead >= ENOUGH_EVIDENCE) break;
  }
  return { sums, characters };
}

/** How sure each character is but the fillers: upside down they are as good. */
function lettersOf({ text, peaks }: DecodedLine): readonly number[] {
  return peaks.filter((_, at) => text.charAt(at) !== '<');
}

function surenessOf(line: DecodedLine): number {
  const letters = lettersOf(line);
  return letters.reduce((sum, peak) => sum + peak, 0) / Math.max(1, letters.length);
}

function isClearZone(line: DecodedLine): boolean {
  const isCoded = lettersOf(line).length >= ZONE_CHARACTERS && looksLikeMrzRow(line.text);
  return isCoded && surenessOf(line) >= SURE_ZONE;
}

/**
 * So sure, over so many letters, the recogniser is of no line that stands on its head. Digits do not count, nor do letters which either
 * way look like one: `66666`, and `VISADO/VISA`, which reads `VSIA OŒVSIA`.
 */
const CLEAR = 0.95;
const CLEAR_LETTERS = 6;
const CLEAR_LETTER = /[BCEFGJKLPQRTYacefghjkrt]/g;

/** As many lines are looked at for a clear one: they have to be read anyway. */
const CLEAR_LINES = 5;

async function readsClearly(reader: PrintReader, boxes: readonly RotatedBox[]): Promise<boolean> {
  for (const box of boxes) if (isClear(await reader.readQuickly(box))) return true;
  return false;
}

function isClear({ text, confidence }: DecodedLine): boolean {
  return confidence >= CLEAR && (text.match(CLEAR_LETTER)?.length ?? 0) >= CLEAR_LETTERS;
}

function levelPair(box: RotatedBox): readonly [DirectedLine, DirectedLine] {
  return [
    { box, turn: 0 },
    { box: reversed(box), turn: 180 },
  ];
}

/** Text that runs down the page becomes upright by three quarter turns clockwise, text that runs up by one. */
function uprightPair(box: RotatedBox): readonly [DirectedLine, DirectedLine] {
  return [
    { box, turn: 270 },
    { box: reversed(box), turn: 90 },
  ];
}

/** The same rectangle, read downwards. */
function alongItsHeight(box: RotatedBox): RotatedBox {
  return {
    ...box,
    directionX: -box.directionY,
    directionY: box.directionX,
    widthPx: box.heightPx,
    heightPx: box.widthPx,
  };
}

function longest(boxes: readonly RotatedBox[]): RotatedBox[] {
  return boxes.toSorted((a, b) => b.widthPx - a.widthPx).slice(0, LINES_AN_AXIS);
}

function areaOf(boxes: readonly RotatedBox[]): number {
  return boxes.reduce((sum, box) => sum + box.widthPx * box.heightPx, 0);
}
