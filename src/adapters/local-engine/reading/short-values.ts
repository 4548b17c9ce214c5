import { findLabels } from '../../../domain/reading/label-matching.ts';
import { readSex } from '../../../domain/values/sex.ts';
import { containsCentreOf, partOf, type RotatedBox } from '../picture/rotated-box.ts';
import type { DecodedLine } from './ctc-decoding.ts';
import { findInkSpots, type InkSpot } from './ink-spots.ts';
import type { PageViews } from './page-views.ts';
import type { PrintedLine, PrintReader } from './print-lines.ts';

/** Less sure lines are neither labels nor in the way of a value: the recogniser made nothing of their box. */
const MIN_LINE_CONFIDENCE = 0.6;
/** Less sure values are not taken: nothing but a label says that there is a value at all. */
const MIN_CONFIDENCE = 0.8;
/** The ink of a value's characters, in heights of its label's box. */
const MIN_HEIGHT = 0.4;
const MAX_HEIGHT = 1.5;
const MAX_WIDTH = 2.5;
/** Characters nearer than this share of their height belong together. */
const MAX_GAP = 0.35;
/** The detector's boxes, which the recogniser was trained on, are this share of the text's height wider on each side. */
const MARGIN = 0.3;
/** From here on, in heights of the label's box from its end, ink is no longer the label's: boxes reach beyond their text. */
const LABEL_MARGIN = 0.4;
/** One letter, or one in each of two languages (`K/F`). */
const SEX_LETTERS = /^\p{Lu}(?:\/\p{Lu})?$/u;

/** The lines with the sexes among them that the detector missed or marked as something else; see {@link readShortValues}. */
export async function withShortValues(
  printed: readonly PrintedLine[],
  views: PageViews,
  reader: PrintReader,
): Promise<readonly PrintedLine[]> {
  const values = await readShortValues(printed, views, reader);
  const others = printed.filter(({ box }) => !values.some((value) => containsCentreOf(value.box, box)));
  return [...others, ...values];
}

/**
 * The sexes that the detector marks no box for, as happens with a single character: looked for by their ink where
 * they stand beside or under their label. Lines with a label and its value in one box, and labels whose value has a box, find nothing.
 */
async function readShortValues(
  printed: readonly PrintedLine[],
  views: PageViews,
  reader: PrintReader,
): Promise<PrintedLine[]> {
  const found: PrintedLine[] = [];
  const lines = printed.filter(
    ({ decoded: { text, confidence } }) =>
      /[\p{L}\p{N}]/u.test(text) && confidence >= (text.length > 1 ? MIN_LINE_CONFIDENCE : SURE_LABEL),
  );
  for (const { box, decoded } of lines) {
    if (!endsWithSexLabel(decoded.text) && !endsWithMisreadLabel(decoded)) continue;
    const places = placesOfValue(box);
    if (places.some((place) => holdsSex(place, lines))) continue;
    const value = await firstValue(
      places.flatMap((place) => loneSpots(place, box, lines, views)),
      reader,
    );
    if (value) found.push(value);
  }
  return found;
}

/** A label of a sex has no more words; looking for it in the whole line takes longer. */
const LAST_WORDS = /(?:\S+\s+)?\S+$/u;

/** A label without a value behind it ends the line. */
const ENDS_IN_WORD = /\p{L}[^\p{L}\p{N}]*$/u;

/** What may follow the label in its line: nothing, or the same word in another language, misread (`Geschlecht/Ser`). */
const MISREAD_TRANSLATION = /^[^\p{L}\p{N}]*(?:[/|]\s?\p{L}{1,4})?[^\p{L}\p{N}]*$/u;

function endsWithSexLabel(text: string): boolean {
  if (!ENDS_IN_WORD.test(text)) return false;
  const end = LAST_WORDS.exec(text)?.[0] ?? text;
  const last = findLabels(end).at(-1);
  return last?.key === 'sex' && MISREAD_TRANSLATION.test(end.slice(last.end));
}

/** From here on a line is what it was read as. */
const SURE_LABEL = 0.85;
/** `SEX`, `SEXE` or `SEXO` with one letter misread. */
const MISREAD_LABEL = /(?<!\p{L})(?:[S5]E\p{L}|[S5]\p{L}X|\p{L}EX)[EO]?$/iu;

function endsWithMisreadLabel({ text, confidence }: DecodedLine): boolean {
  return confidence < SURE_LABEL && MISREAD_LABEL.test(text);
}

/** Beside the label, from the end of its text on, and under its beginning. */
function placesOfValue(label: RotatedBox): RotatedBox[] {
  const { widthPx, heightPx } = label;
  return [
    partOf(label, widthPx - 1.6 * heightPx, -0.4 * heightPx, 5.6 * heightPx, 1.8 * heightPx),
    partOf(label, -0.8 * heightPx, 0.85 * heightPx, 4 * heightPx, 2.2 * heightPx),
  ];
}

function holdsSex(place: RotatedBox, lines: readonly PrintedLine[]): boolean {
  return lines.some(({ box, decoded }) => containsCentreOf(place, box) && isSex(decoded.text));
}

/** Digits stand for a sex in barcodes only; in print they number other fields. */
function isSex(text: string): boolean {
  return !/\p{N}/u.test(text) && readSex(text) !== undefined;
}

/** The boxes round characters in `place` that belong to no line the detector found. */
function loneSpots(
  place: RotatedBox,
  label: RotatedBox,
  lines: readonly PrintedLine[],
  views: PageViews,
): RotatedBox[] {
  const { heightPx } = label;
  const spots = findInkSpots(views.grey, place).filter(({ top, bottom }) => {
    const height = bottom - top;
    return height > MIN_HEIGHT * heightPx && height < MAX_HEIGHT * heightPx;
  });
  const textOfLabel = partOf(label, 0, 0, label.widthPx - LABEL_MARGIN * heightPx, heightPx);
  return inGroups(spots)
    .filter(({ left, right }) => right - left < MAX_WIDTH * heightPx)
    .map((spot) => boxAround(spot, place))
    .filter((box) => !containsCentreOf(textOfLabel, box))
    .filter((box) => !lines.some((line) => line.box !== label && containsCentreOf(line.box, box)));
}

function inGroups(spots: readonly InkSpot[]): InkSpot[] {
  const groups: InkSpot[] = [];
  for (const spot of spots) {
    const index = groups.findIndex((group) => areNeighbours(group, spot));
    const group = groups[index];
    if (group) groups[index] = around(group, spot);
    else groups.push(spot);
  }
  return groups;
}

function areNeighbours(a: InkSpot, b: InkSpot): boolean {
  const height = Math.max(a.bottom - a.top, b.bottom - b.top);
  const gap = Math.max(a.left, b.left) - Math.min(a.right, b.right);
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return gap < MAX_GAP * height && overlap > height / 2;
}

function around(a: InkSpot, b: InkSpot): InkSpot {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function boxAround({ left, right, top, bottom }: InkSpot, place: RotatedBox): RotatedBox {
  const margin = MARGIN * (bottom - top);
  return partOf(place, left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin);
}

async function firstValue(boxes: readonly RotatedBox[], reader: PrintReader): Promise<PrintedLine | undefined> {
  for (const box of boxes) {
    const decoded = await reader.readQuickly(box);
    if (decoded.confidence >= MIN_CONFIDENCE && SEX_LETTERS.test(decoded.text) && isSex(decoded.text))
      return { box, decoded };
  }
  return undefined;
}
