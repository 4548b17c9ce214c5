import { decodeBestPath } from './ctc-decoding.ts';
import type { InferenceModel } from './inference-model.ts';
import { lineProbabilities } from './line-recognition.ts';
import { decodeZone, type MrzDecoding, type MrzRowReading } from './mrz-format-decoding.ts';
import { type MrzRow, type MrzZone, rowBox } from './mrz-zone.ts';
import type { PageViews } from './page-views.ts';
import type { Pixels } from './pixels.ts';
import type { StageClock } from './stage-clock.ts';

/** A zone and what was read in it. */
export interface FoundZone {
  readonly zone: MrzZone;
  readonly decoding: MrzDecoding;
}

/** Crops of the recogniser are narrowed: as it was trained. */
const STRETCH = 0.75;
/** A reading whose check digits hold and whose weakest character is this probable ends the search. */
const SURE = 0.85;
/** Of the detector's boxes; a little more than they are keeps the lowest strokes, which tell E from F. */
const HEIGHT_SCALE = 1.1;
const HEIGHT_SCALES = [HEIGHT_SCALE, 0.95, 1.25] as const;
const LINE_LENGTHS = [30, 36, 44] as const;
const LENGTH_SLACK = 2;
/** Fewer characters than this are no zone. */
const MIN_CHARACTERS = 6;

/** Reads the zone that starts from `located`: mends its ends, looks for missing rows, and tries other crops until it is proven. */
export async function readZone(
  model: InferenceModel,
  views: PageViews,
  located: MrzZone,
  clock: StageClock,
): Promise<FoundZone | undefined> {
  const plain = await new ZoneReader(model, views.grey, clock).read(located);
  if (plain && plain.decoding.weakest >= SURE) return plain;
  const bright = await new ZoneReader(model, views.bright, clock).read(located);
  return bright && (!plain || isBetter(bright.decoding, plain.decoding)) ? bright : plain;
}

function isProven(decoding: MrzDecoding): boolean {
  return decoding.checksHold && decoding.weakest >= SURE;
}

function isBetter(a: MrzDecoding, b: MrzDecoding): boolean {
  if (a.checksHold !== b.checksHold) return a.checksHold;
  return a.weakest > b.weakest;
}

/** A zone that may be the true one, and how high its rows are cropped. */
interface Hypothesis {
  readonly zone: MrzZone;
  readonly heightScale: number;
}

/** The advance of a row's characters and how many there are. */
interface RowExtent {
  readonly count: number;
  readonly advancePx: number;
}

class ZoneReader {
  readonly #model: InferenceModel;
  readonly #grey: Pixels;
  readonly #clock: StageClock;

  constructor(model: InferenceModel, grey: Pixels, clock: StageClock) {
    this.#model = model;
    this.#grey = grey;
    this.#clock = clock;
  }

  /** The best reading over all zones that `located` may be; the first that is proven. */
  async read(located: MrzZone): Promise<FoundZone | undefined> {
    let best: FoundZone | undefined;
    for (const { zone, heightScale } of await this.#hypotheses(located)) {
      const decoding = decodeZone(await this.#readRows(zone, heightScale));
      if (!decoding || (best && !isBetter(decoding, best.decoding))) continue;
      best = { zone, decoding };
      if (isProven(decoding)) break;
    }
    return best;
  }

  async #readRows(zone: MrzZone, heightScale: number): Promise<MrzRowReading[]> {
    const rows: MrzRowReading[] = [];
    for (const row of zone.rows) rows.push(await this.#readRow(zone, row, heightScale));
    return rows;
  }

  async #readRow(zone: MrzZone, row: MrzRow, heightScale: number): Promise<MrzRowReading> {
    const box = rowBox(zone, row, heightScale);
    const probabilities = await lineProbabilities(this.#model, this.#grey, box, STRETCH, this.#clock);
    return { probabilities, bestPath: decodeBestPath(probabilities, this.#model.charset) };
  }

  /** The zones that `located` may be, likeliest first: with its ends mended and missing rows added. */
  async #hypotheses(located: MrzZone): Promise<Hypothesis[]> {
    const readings = await this.#readRows(located, HEIGHT_SCALE);
    const longest = readings.map((reading) => extentOf(located, reading)).toSorted((a, b) => b.count - a.count)[0];
    if (!longest || longest.count < MIN_CHARACTERS) return [];
    const hypotheses: Hypothesis[] = [];
    for (const length of likelyLengths(longest.count, located.rows.length)) {
      const whole = Math.abs(length - longest.count) <= LENGTH_SLACK;
      for (const completed of await this.#completeRows(located, length, longest.advancePx)) {
        const heightScales = whole ? HEIGHT_SCALES : [HEIGHT_SCALE];
        const zones = stretchedTo(completed, length, longest);
        hypotheses.push(...zones.flatMap((zone) => heightScales.map((heightScale) => ({ zone, heightScale }))));
      }
    }
    return hypotheses;
  }

  /** Zones of as many rows as lines of `length` come in. */
  async #completeRows(zone: MrzZone, length: number, advancePx: number): Promise<MrzZone[]> {
    const wanted = length === 30 ? 3 : 2;
    const { rows } = zone;
    if (rows.length >= wanted) {
      return Array.from({ length: rows.length - wanted + 1 }, (_, start) => ({
        ...zone,
        rows: rows.slice(start, start + wanted),
      }));
    }
    let current = zone;
    const single = length === 30 && rows.length === 1 ? [current] : [];
    while (current.rows.length < wanted) {
      const added = await this.#addRow(current, advancePx);
      if (!added) return single;
      current = added;
    }
    return [current, ...single];
  }

  /** Probes above, below and between for a row that the detector missed and takes the one that reads best. */
  async #addRow(zone: MrzZone, advancePx: number): Promise<MrzZone | undefined> {
    let best: MrzZone | undefined;
    let bestScore = MIN_PROBE_SCORE;
    for (const row of probedRows(zone, advancePx)) {
      const { bestPath } = await this.#readRow(zone, row, HEIGHT_SCALE);
      const score = bestPath.confidence * Math.min(1, bestPath.text.length / PROBED_CHARACTERS);
      if (score <= bestScore) continue;
      bestScore = score;
      best = { ...zone, rows: [...zone.rows, row].toSorted((a, b) => a.middle - b.middle) };
    }
    return best;
  }
}

const MIN_PROBE_SCORE = 0.5;
/** A probed row of fewer characters counts less. */
const PROBED_CHARACTERS = 30;
/** The distance of rows in advances of a character, where only one row is known. */
const USUAL_PITCHES = [1.7, 2, 2.3, 2.6] as const;
const PITCH_SCALES = [0.93, 1, 1.07] as const;
/** Rows this many advances apart may have a third between them. */
const MIN_DOUBLE_PITCH = 2.7;

/** Where a missing row may be: between two rows that lie far apart, else above or below at the pitch of the rows known. */
function probedRows(zone: MrzZone, advancePx: number): MrzRow[] {
  const [first, second] = zone.rows;
  if (!first) return [];
  if (!second) return USUAL_PITCHES.flatMap((advances) => neighbouringRows(zone, advances * advancePx));
  const pitch = second.middle - first.middle;
  const between = { middle: (first.middle + second.middle) / 2, slope: (first.slope + second.slope) / 2 };
  return [
    ...(pitch > MIN_DOUBLE_PITCH * advancePx ? [between] : []),
    ...PITCH_SCALES.flatMap((scale) => neighbouringRows(zone, scale * pitch)),
  ];
}

function neighbouringRows(zone: MrzZone, pitch: number): MrzRow[] {
  const above = zone.rows[0];
  const below = zone.rows.at(-1);
  return [
    ...(below ? [{ ...below, middle: below.middle + pitch }] : []),
    ...(above ? [{ ...above, middle: above.middle - pitch }] : []),
  ];
}

function extentOf(zone: MrzZone, { probabilities, bestPath }: MrzRowReading): RowExtent {
  const count = bestPath.text.length;
  const framePx = (zone.right - zone.left) / probabilities.frames;
  const span = ((bestPath.frames.at(-1) ?? 0) - (bestPath.frames[0] ?? 0)) * framePx;
  return { count, advancePx: count < 2 ? 0 : span / (count - 1) };
}

/** The line lengths that a row read as `count` characters may truly have, likeliest first; a row may have lost its end, not won one. */
function likelyLengths(count: number, rows: number): number[] {
  const possible = LINE_LENGTHS.filter((length) => length >= count - LENGTH_SLACK);
  return rows >= 3 && possible.includes(30) ? [30] : possible;
}

/** The zone as it is, and where its rows are short of `length`, stretched by what is missing: to the right, the left, or both. */
function stretchedTo(zone: MrzZone, length: number, { count, advancePx }: RowExtent): MrzZone[] {
  const missingPx = (length - count) * advancePx;
  if (length - count < 1) return [zone];
  const right = { ...zone, right: zone.right + missingPx };
  const left = { ...zone, left: zone.left - missingPx };
  const both = { ...zone, left: zone.left - missingPx / 2, right: zone.right + missingPx / 2 };
  return length - count <= LENGTH_SLACK ? [zone, right, left] : [right, left, both];
}
