import type { InferenceModel } from '../inference/inference-model.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import type { Pixels } from '../picture/pixels.ts';
import { decodeBestPath } from './ctc-decoding.ts';
import { lineProbabilities } from './line-recognition.ts';
import { isBetterDecoding, isClear, isProvenDecoding } from './mrz-decoding-choice.ts';
import { decodeZone, type MrzDecoding, type MrzRowReading } from './mrz-format-decoding.ts';
import { type MrzRow, type MrzZone, rowBox, withParallelRows } from './mrz-zone.ts';
import {
  isWhole,
  likelyLengths,
  probedRows,
  type RowExtent,
  rowsOfLength,
  stretchedTo,
  zonesOfRows,
} from './mrz-zone-hypotheses.ts';
import type { PageViews } from './page-views.ts';

/** A zone and what was read in it. */
export interface FoundZone {
  readonly zone: MrzZone;
  readonly decoding: MrzDecoding;
}

/** Crops of the recogniser are narrowed: as it was trained. */
const STRETCH = 0.75;
/** Of the detector's boxes, whose margins are wider than a zone needs; the lowest strokes, which tell E from F, have to stay. */
const HEIGHT_SCALE = 0.87;
const HEIGHT_SCALES = [HEIGHT_SCALE, 0.75, 1] as const;
/** Fewer characters than this are no zone. */
const MIN_CHARACTERS = 6;

/** Reads the zone that starts from `located`: mends its ends, looks for missing rows, and tries other crops until it is proven. */
export async function readZone(
  model: InferenceModel,
  views: PageViews,
  located: MrzZone,
  clock: StageClock,
): Promise<FoundZone | undefined> {
  const own = await new ZoneReader(model, views.grey, clock).read(located);
  if (own && isClear(own.decoding)) return own;
  const level = await new ZoneReader(model, views.grey, clock).read(withParallelRows(located));
  const plain = level && (!own || isBetterDecoding(level.decoding, own.decoding)) ? level : own;
  if (plain && isClear(plain.decoding)) return plain;
  const bright = await new ZoneReader(model, views.bright, clock).read(located);
  return bright && (!plain || isBetterDecoding(bright.decoding, plain.decoding)) ? bright : plain;
}

/** A zone that may be the true one, and how high its rows are cropped. */
interface Hypothesis {
  readonly zone: MrzZone;
  readonly heightScale: number;
}

const MIN_PROBE_SCORE = 0.5;
/** A probed row of fewer characters counts less, unless the rows that are known are as short: the detector cut them. */
const PROBED_CHARACTERS = 30;

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
    for await (const { zone, heightScale } of this.#hypotheses(located)) {
      const decoding = decodeZone(await this.#readRows(zone, heightScale));
      if (!decoding || (best && !isBetterDecoding(decoding, best.decoding))) continue;
      best = { zone, decoding };
      if (isProvenDecoding(decoding)) break;
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
  async *#hypotheses(located: MrzZone): AsyncGenerator<Hypothesis> {
    const readings = await this.#readRows(located, HEIGHT_SCALE);
    // All rows share their ends, so the clearest tells how many characters there are; others may be no row at all.
    const clearest = readings.toSorted((a, b) => b.bestPath.confidence - a.bestPath.confidence)[0];
    const extent = clearest && extentOf(located, clearest);
    if (!extent || extent.count < MIN_CHARACTERS) return;
    for (const length of likelyLengths(extent.count, located.rows.length)) {
      const heightScales = isWhole(length, extent.count) ? HEIGHT_SCALES : [HEIGHT_SCALE];
      for (const completed of await this.#completeRows(located, length, extent)) {
        for (const zone of stretchedTo(completed, length, extent)) {
          for (const heightScale of heightScales) yield { zone, heightScale };
        }
      }
    }
  }

  /** Zones of as many rows as lines of `length` come in; a single row of 30 may also be a licence's only one. */
  async #completeRows(zone: MrzZone, length: number, extent: RowExtent): Promise<MrzZone[]> {
    const wanted = rowsOfLength(length);
    if (zone.rows.length >= wanted) return zonesOfRows(zone, wanted);
    const single = length === 30 && zone.rows.length === 1 ? [zone] : [];
    let current = zone;
    while (current.rows.length < wanted) {
      const added = await this.#addRow(current, extent);
      if (!added) return single;
      current = added;
    }
    return [current, ...single];
  }

  /** Probes above, below and between for a row that the detector missed and takes the one that reads best. */
  async #addRow(zone: MrzZone, { count, advancePx }: RowExtent): Promise<MrzZone | undefined> {
    let best: MrzZone | undefined;
    let bestScore = MIN_PROBE_SCORE;
    for (const row of probedRows(zone, advancePx)) {
      const { bestPath } = await this.#readRow(zone, row, HEIGHT_SCALE);
      const score = bestPath.confidence * Math.min(1, bestPath.text.length / Math.min(PROBED_CHARACTERS, count));
      if (score <= bestScore) continue;
      bestScore = score;
      best = { ...zone, rows: [...zone.rows, row].toSorted((a, b) => a.middle - b.middle) };
    }
    return best;
  }
}

function extentOf(zone: MrzZone, { probabilities, bestPath }: MrzRowReading): RowExtent {
  const count = bestPath.text.length;
  const framePx = (zone.right - zone.left) / probabilities.frames;
  const span = ((bestPath.frames.at(-1) ?? 0) - (bestPath.frames[0] ?? 0)) * framePx;
  return { count, advancePx: count < 2 ? 0 : span / (count - 1) };
}
