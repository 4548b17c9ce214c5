import type { InferenceModel } from './inference-model.ts';
import { lineProbabilities } from './line-recognition.ts';
import { decodeBestPath } from './ctc-decoding.ts';
import { decodeZone, type MrzDecoding, type MrzRowReading } from './mrz-format-decoding.ts';
import { type MrzRow, type MrzZone, rowBox } from './mrz-zone.ts';
import type { Pixels } from './pixels.ts';
import type { PageViews } from './print-lines.ts';
import type { StageClock } from './stage-clock.ts';

/** A zone and what was read in it. */
export interface FoundZone {
  readonly zone: MrzZone;
  readonly decoding: MrzDecoding;
}

/** Crops of the recogniser are narrowed: as it was trained. */
const STRETCH = 0.75;
/** A reading whose check digits hold and whose weakest character is at least this probable ends the search. */
const PROVEN = 0.5;
const HEIGHT_SCALES = [1, 0.85, 1.2] as const;
const LINE_LENGTHS = [30, 36, 44] as const;

/** Reads the zone that starts from `located`: mends its ends, looks for missing rows, and tries other crops until it is proven. */
export async function readZone(
  model: InferenceModel,
  views: PageViews,
  located: MrzZone,
  clock: StageClock,
): Promise<FoundZone | undefined> {
  let best: FoundZone | undefined;
  for (const view of ['grey', 'bright'] as const) {
    const reader = new ZoneReader(model, views[view], clock);
    for (const zone of await reader.hypotheses(located)) {
      for (const heightScale of HEIGHT_SCALES) {
        const decoding = decodeZone(await reader.readRows(zone, heightScale));
        if (!decoding) continue;
        if (!best || isBetter(decoding, best.decoding)) best = { zone, decoding };
        if (isProven(best.decoding)) return best;
      }
    }
  }
  return best;
}

function isProven(decoding: MrzDecoding): boolean {
  return decoding.checksHold && decoding.weakest >= PROVEN;
}

function isBetter(a: MrzDecoding, b: MrzDecoding): boolean {
  if (a.checksHold !== b.checksHold) return a.checksHold;
  return a.weakest > b.weakest;
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

  async readRows(zone: MrzZone, heightScale: number): Promise<MrzRowReading[]> {
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
  async hypotheses(located: MrzZone): Promise<MrzZone[]> {
    const readings = await this.readRows(located, 1);
    const longest = readings.map((reading) => extentOf(located, reading)).toSorted((a, b) => b.count - a.count)[0];
    if (!longest || longest.count < 5) return [];
    const zones: MrzZone[] = [];
    for (const length of likelyLengths(longest.count, located.rows.length)) {
      const completed = await this.#completeRows(located, length, longest.advancePx);
      zones.push(...completed.flatMap((zone) => stretchedTo(zone, length, longest)));
    }
    return zones;
  }

  /** Zones of as many rows as lines of `length` come in. */
  async #completeRows(zone: MrzZone, length: number, advancePx: number): Promise<MrzZone[]> {
    const wanted = length === 30 ? 3 : 2;
    const rows = withRowsBetween(zone, advancePx);
    if (rows.length >= wanted) {
      return Array.from({ length: rows.length - wanted + 1 }, (_, start) => ({
        ...zone,
        rows: rows.slice(start, start + wanted),
      }));
    }
    let current: MrzZone = { ...zone, rows };
    const single = length === 30 && rows.length === 1 ? [current] : [];
    while (current.rows.length < wanted) {
      const added = await this.#addRow(current, advancePx);
      if (!added) return single;
      current = added;
    }
    return [current, ...single];
  }

  /** Probes above and below for a row that the detector missed and takes the one that reads best. */
  async #addRow(zone: MrzZone, advancePx: number): Promise<MrzZone | undefined> {
    let best: MrzZone | undefined;
    let bestScore = MIN_PROBE_SCORE;
    for (const pitch of probedPitches(zone, advancePx)) {
      for (const row of neighbouringRows(zone, pitch)) {
        const { bestPath } = await this.#readRow(zone, row, 1);
        const score = bestPath.confidence * Math.min(1, bestPath.text.length / 30);
        if (score <= bestScore) continue;
        bestScore = score;
        best = { ...zone, rows: [...zone.rows, row].toSorted((a, b) => a.middle - b.middle) };
      }
    }
    return best;
  }
}

const MIN_PROBE_SCORE = 0.5;
/** The distance of rows in advances of a character, where only one row is known. */
const USUAL_PITCHES = [1.7, 2, 2.3, 2.6] as const;

function probedPitches(zone: MrzZone, advancePx: number): number[] {
  const [first, second] = zone.rows;
  if (first && second) return [0.93, 1, 1.07].map((scale) => scale * (second.middle - first.middle));
  return USUAL_PITCHES.map((advances) => advances * advancePx);
}

function neighbouringRows(zone: MrzZone, pitch: number): MrzRow[] {
  const above = zone.rows[0];
  const below = zone.rows.at(-1);
  return [
    ...(below ? [{ ...below, middle: below.middle + pitch }] : []),
    ...(above ? [{ ...above, middle: above.middle - pitch }] : []),
  ];
}

/** Adds a row where two rows are twice as far apart as rows ever are. */
function withRowsBetween(zone: MrzZone, advancePx: number): MrzRow[] {
  return zone.rows.flatMap((row, index) => {
    const next = zone.rows[index + 1];
    if (!next || next.middle - row.middle < 3.1 * advancePx) return [row];
    return [row, { middle: (row.middle + next.middle) / 2, slope: (row.slope + next.slope) / 2 }];
  });
}

function extentOf(zone: MrzZone, { probabilities, bestPath }: MrzRowReading): RowExtent {
  const count = bestPath.text.length;
  const framePx = (zone.right - zone.left) / probabilities.frames;
  const span = ((bestPath.frames.at(-1) ?? 0) - (bestPath.frames[0] ?? 0)) * framePx;
  return { count, advancePx: count < 2 ? 0 : span / (count - 1) };
}

function likelyLengths(count: number, rows: number): number[] {
  const exact = LINE_LENGTHS.filter((length) => Math.abs(length - count) <= 2);
  if (exact.length > 0) return exact;
  const longer = LINE_LENGTHS.filter((length) => length > count);
  return rows >= 3 ? longer.filter((length) => length === 30) : longer;
}

/** The zone as it is, and where its rows are short of `length`, stretched by what is missing: to the right, the left, or both. */
function stretchedTo(zone: MrzZone, length: number, { count, advancePx }: RowExtent): MrzZone[] {
  const missingPx = (length - count) * advancePx;
  if (length - count < 1) return [zone];
  const right = { ...zone, right: zone.right + missingPx };
  const left = { ...zone, left: zone.left - missingPx };
  const both = { ...zone, left: zone.left - missingPx / 2, right: zone.right + missingPx / 2 };
  return length - count <= 2 ? [zone, right, left] : [right, left, both];
}
