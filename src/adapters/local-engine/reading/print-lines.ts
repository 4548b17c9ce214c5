import type { StageClock } from '../inference/stage-clock.ts';
import type { RotatedBox } from '../picture/rotated-box.ts';
import type { DecodedLine } from './ctc-decoding.ts';
import { readLine, readLineLarge } from './line-recognition.ts';
import type { PageViews } from './page-views.ts';
import type { ReadingModels } from './reading-models.ts';

/** A box and what was read in it. */
export interface PrintedLine {
  readonly box: RotatedBox;
  readonly decoded: DecodedLine;
}

/** From this confidence of the small recogniser on the large one adds little, and loses spaces and diacritics. */
const SURE = 0.9;
/** What the small recogniser is less sure of than this the large one cannot read either: ornaments, signatures, other scripts. */
const HOPELESS = 0.6;

/** Reads the printed lines of one page; what the small recogniser said of a box is kept, so that asking twice costs nothing. */
export class PrintReader {
  readonly #models: ReadingModels;
  readonly #views: PageViews;
  readonly #clock: StageClock;
  readonly #small = new Map<RotatedBox, DecodedLine>();

  constructor(models: ReadingModels, views: PageViews, clock: StageClock) {
    this.#models = models;
    this.#views = views;
    this.#clock = clock;
  }

  /** Reads a box with the small recogniser alone. */
  async readQuickly(box: RotatedBox): Promise<DecodedLine> {
    const known = this.#small.get(box);
    if (known) return known;
    const decoded = await readLine(this.#models.textLine, this.#views.grey, box, this.#clock);
    this.#small.set(box, decoded);
    return decoded;
  }

  /** Reads a box with the small recogniser, and with the large one where the small one is unsure. */
  async read(box: RotatedBox): Promise<PrintedLine> {
    const small = await this.readQuickly(box);
    if (small.confidence >= SURE || small.confidence < HOPELESS) return { box, decoded: small };
    const large = await readLineLarge(this.#models.textLineLarge, this.#views.rgb, box, this.#clock);
    return { box, decoded: large.confidence > small.confidence ? large : small };
  }
}
