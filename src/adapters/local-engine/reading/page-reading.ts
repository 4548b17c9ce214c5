import type { Point, Quad, QuarterTurn } from '../../../domain/reading/geometry.ts';
import { isTilted } from '../../../domain/reading/page-perspective.ts';
import type { TextLine } from '../../../domain/reading/text-line.ts';
import type { DocumentReading } from '../../../ports/document-reader.ts';
import { StageClock } from '../inference/stage-clock.ts';
import { type Pixels, turnPixels } from '../picture/pixels.ts';
import { cornerPoints, onTurnedPage, quadOn, type RotatedBox, sharesOn } from '../picture/rotated-box.ts';
import { fromWindow, type StraightWindow, straighten, windowAround } from '../picture/straighten.ts';
import { coversBox, locateZone, rowBox } from './mrz-zone.ts';
import { type FoundZone, readZone } from './mrz-zone-search.ts';
import { withDigitsInNumericWords } from './numeric-words.ts';
import { findTurn } from './orientation.ts';
import { inProportion } from './page-proportions.ts';
import { tiltOfPage } from './page-tilt.ts';
import { PageViews } from './page-views.ts';
import { type PrintedLine, PrintReader } from './print-lines.ts';
import type { ReadingModels } from './reading-models.ts';
import { withShortValues } from './short-values.ts';
import { detectText } from './text-detection.ts';

/** What was read on a page, before the reader puts its name to it. */
export type PageReading = Pick<DocumentReading, 'page' | 'turn' | 'lines' | 'timings'>;

/** Lines below this confidence say nothing. */
const MIN_CONFIDENCE = 0.5;
/** A zone whose check digits fail must be read this clearly in every line, else its rows stay printed lines. */
const MIN_CONFIDENCE_UNPROVEN = 0.85;

interface UprightPage {
  readonly turn: QuarterTurn;
  readonly boxes: readonly RotatedBox[];
  readonly views: PageViews;
  readonly reader: PrintReader;
  /** Where the page is a straightened window of the upright picture. */
  readonly straightened?: { readonly window: StraightWindow; readonly picture: Pixels };
}

/** Reads all the print of one picture: finds the lines, turns the page upright, reads lines and machine-readable zone. */
export async function readPage(models: ReadingModels, picture: Pixels): Promise<PageReading> {
  const clock = new StageClock();
  const page = await straightPage(models, await uprightPage(models, picture, clock), clock);
  const { boxes, views, reader } = page;
  const printed = await clock.measure('print', () => readAll(reader, boxes));
  const lines = await clock.measure('short-values', () => withShortValues(printed, views, reader));
  const zone = await clock.measure('mrz', () => findZone(models, views, printed, clock));
  const { widthPx, heightPx } = page.straightened?.picture ?? views.rgb;
  const placeOf = (box: RotatedBox) => quadOf(box, page);
  return {
    page: { widthPx, heightPx },
    turn: page.turn,
    lines: [...printLines(lines, zone, placeOf), ...(zone ? mrzLines(zone, placeOf) : [])],
    timings: clock.timings(),
  };
}

/** Where a box stands on the upright picture. */
function quadOf(box: RotatedBox, { views, straightened }: UprightPage): Quad {
  if (!straightened) return quadOn(box, views.rgb.widthPx, views.rgb.heightPx);
  const { window, picture } = straightened;
  const [a, b, c, d] = cornerPoints(box);
  const place = (corner: Point) => fromWindow(window, corner, picture);
  return sharesOn([place(a), place(b), place(c), place(d)], picture);
}

async function uprightPage(models: ReadingModels, picture: Pixels, clock: StageClock): Promise<UprightPage> {
  const views = new PageViews(picture);
  const boxes = await detectText(models.textDetection, views.grey, clock);
  const reader = new PrintReader(models, views, clock);
  const turn = await clock.measure('orientation', () => findTurn(models, views, reader, boxes, clock));
  if (turn === 0) return { turn, boxes, views, reader };
  const turned = await clock.measure('orientation', () => new PageViews(turnPixels(picture, turn)));
  // Text on its side is found less well, so a page that lay on it is searched again.
  const found =
    turn === 180
      ? boxes.map((box) => onTurnedPage(box, picture.widthPx, picture.heightPx))
      : await detectText(models.textDetection, turned.grey, clock);
  return { turn, boxes: found, views: turned, reader: new PrintReader(models, turned, clock) };
}

/** The page as it is, or, where it was photographed clearly off the perpendicular, straightened and searched again. */
async function straightPage(models: ReadingModels, page: UprightPage, clock: StageClock): Promise<UprightPage> {
  const picture = page.views.rgb;
  const tilt = await clock.measure('tilt', () => tiltOfPage(page.views.grey, page.boxes));
  if (!tilt || !isTilted(tilt, picture)) return page;
  const inShape = await clock.measure('proportions', () => inProportion(models, picture, tilt, page.boxes, clock));
  const window = windowAround(inShape, picture, page.boxes);
  if (!window) return page;
  const views = await clock.measure('straightening', () => new PageViews(straighten(picture, window)));
  const boxes = await detectText(models.textDetection, views.grey, clock);
  return { ...page, boxes, views, reader: new PrintReader(models, views, clock), straightened: { window, picture } };
}

async function readAll(reader: PrintReader, boxes: readonly RotatedBox[]): Promise<PrintedLine[]> {
  const lines: PrintedLine[] = [];
  for (const box of boxes) lines.push(await reader.read(box));
  return lines;
}

async function findZone(
  models: ReadingModels,
  views: PageViews,
  printed: readonly PrintedLine[],
  clock: StageClock,
): Promise<FoundZone | undefined> {
  const located = locateZone(printed);
  const found = located && (await readZone(models.mrzLine, views, located, clock));
  if (!found) return undefined;
  const { checksHold, confidences } = found.decoding;
  return checksHold || Math.min(...confidences) >= MIN_CONFIDENCE_UNPROVEN ? found : undefined;
}

/** Where a box stands on the upright picture. */
type PlaceOf = (box: RotatedBox) => Quad;

function printLines(printed: readonly PrintedLine[], zone: FoundZone | undefined, placeOf: PlaceOf): TextLine[] {
  return printed.flatMap(({ box, decoded }) => {
    const text = withDigitsInNumericWords(decoded.text.trim().normalize('NFC'));
    if (text === '' || decoded.confidence < MIN_CONFIDENCE) return [];
    if (zone && coversBox(zone.zone, box)) return [];
    return [{ text, confidence: decoded.confidence, quad: placeOf(box), script: 'print' as const }];
  });
}

function mrzLines({ zone, decoding }: FoundZone, placeOf: PlaceOf): TextLine[] {
  return zone.rows.map((row, index) => ({
    text: decoding.lines[index] ?? '',
    confidence: decoding.confidences[index] ?? 0,
    characterConfidences: decoding.characterConfidences[index] ?? [],
    quad: placeOf(rowBox(zone, row, 1)),
    script: 'mrz' as const,
  }));
}
