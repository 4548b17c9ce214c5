import type { StageClock } from '../inference/stage-clock.ts';
import type { RotatedBox } from '../picture/rotated-box.ts';
import { type DecodedLine, decodeBestPath } from './ctc-decoding.ts';
import { isSureLabel, withLabel } from './labelled-line.ts';
import { lineProbabilities, readLineLarge } from './line-recognition.ts';
import type { PageViews } from './page-views.ts';
import type { ReadingModels } from './reading-models.ts';
import { agreedReading, type BoxReading, isSettled, isSmallPrint, otherCuts } from './small-print.ts';

/** A box and what was read in it. */
export interface PrintedLine {
  readonly box: RotatedBox;
  readonly decoded: DecodedLine;
}

/** From this confidence of the small recogniser on the large one adds nothing, and loses spaces and diacritics. */
const SURE = 0.88;
/** What the small recogniser is less sure of than this the large one cannot read either: ornaments, signatures, other scripts. */
const HOPELESS = 0.75;
/** Small print that was read less surely stays unread however it is cut out. */
const LEGIBLE = 0.6;
/** Of longer lines, which take it longest, it mends hardly any: one of 33 that it was asked about. */
const LONGEST_DOUBTFUL = 24;
/** The large recogniser is right as often as the small one when it is this much surer of itself. */
const LARGE_BIAS = 0.06;

/** Reads the printed lines of one page; what the small recogniser said of a box is kept, so that asking twice costs nothing. */
export class PrintReader {
  readonly #models: ReadingModels;
  readonly #views: PageViews;
  readonly #clock: StageClock;
  readonly #quick = new Map<RotatedBox, BoxReading>();

  constructor(models: ReadingModels, views: PageViews, clock: StageClock) {
    this.#models = models;
    this.#views = views;
    this.#clock = clock;
  }

  /** Reads a box with the small recogniser alone. */
  async readQuickly(box: RotatedBox): Promise<DecodedLine> {
    return (await this.#quickReading(box)).decoded;
  }

  /** Reads a box with the small recogniser and, where that is unsure, by the labels that documents have, then with the large one. */
  async read(box: RotatedBox): Promise<PrintedLine> {
    const quick = await this.#carefulReading(box);
    if (quick.decoded.confidence >= SURE) return { box, decoded: quick.decoded };
    const small = await this.#clock.measure('labels', () => this.#labelled(quick));
    if (small.confidence >= SURE || quick.decoded.confidence < HOPELESS || !isWorthAsking(small.text))
      return { box, decoded: small };
    const large = await readLineLarge(this.#models.textLineLarge, this.#views.rgb, box, this.#clock);
    return { box, decoded: large.confidence > small.confidence + LARGE_BIAS ? large : small };
  }

  /** Doubtful small print is cut out in several ways, and the reading taken that they agree on. */
  async #carefulReading(box: RotatedBox): Promise<BoxReading> {
    const quick = await this.#quickReading(box);
    const { confidence, text } = quick.decoded;
    const isDoubtful = confidence < SURE && confidence >= LEGIBLE;
    if (!isDoubtful || !isSmallPrint(box) || !isWorthAsking(text)) return quick;
    const others: BoxReading[] = [];
    for (const cut of otherCuts(box)) {
      others.push(await this.#readCut(cut));
      if (isSettled([quick, ...others])) break;
    }
    return agreedReading(quick, others);
  }

  async #quickReading(box: RotatedBox): Promise<BoxReading> {
    const known = this.#quick.get(box);
    if (known) return known;
    const reading = await this.#readCut(box);
    this.#quick.set(box, reading);
    return reading;
  }

  async #readCut(box: RotatedBox): Promise<BoxReading> {
    const { textLine } = this.#models;
    const probabilities = await lineProbabilities(textLine, this.#views.grey, box, 1, this.#clock);
    return { probabilities, decoded: decodeBestPath(probabilities, textLine.charset) };
  }

  #labelled({ decoded, probabilities }: BoxReading): DecodedLine {
    const label = this.#models.labels.decode(probabilities);
    return label && isSureLabel(label) ? withLabel(decoded, label) : decoded;
  }
}

/** Whether another look is worth its time: not for running text and captions in small letters, which are no values. */
function isWorthAsking(text: string): boolean {
  const isRunningText = /\p{Ll}{3}/u.test(text) && !/\d/.test(text);
  return text.length <= LONGEST_DOUBTFUL && !isRunningText;
}
