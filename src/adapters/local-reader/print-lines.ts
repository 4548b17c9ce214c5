import type { DecodedLine } from './ctc-decoding.ts';
import { readLine, readLineLarge } from './line-recognition.ts';
import { brightestChannel, luminance, type Pixels } from './pixels.ts';
import type { ReadingModels } from './reading-models.ts';
import { type RotatedBox } from './rotated-box.ts';
import type { StageClock } from './stage-clock.ts';

/** A box and what was read in it. */
export interface PrintedLine {
  readonly box: RotatedBox;
  readonly decoded: DecodedLine;
}

/** Below this confidence of the small recogniser the large one reads the line too. */
const SURE = 0.9;

/** The one-channel views of a page that recognisers read, made when first asked for. */
export class PageViews {
  readonly rgb: Pixels;
  #grey: Pixels | undefined;
  #bright: Pixels | undefined;

  constructor(rgb: Pixels) {
    this.rgb = rgb;
  }

  get grey(): Pixels {
    this.#grey ??= luminance(this.rgb);
    return this.#grey;
  }

  get bright(): Pixels {
    this.#bright ??= brightestChannel(this.rgb);
    return this.#bright;
  }
}

export async function readPrintedLine(
  models: ReadingModels,
  views: PageViews,
  box: RotatedBox,
  clock: StageClock,
): Promise<PrintedLine> {
  const small = await readLine(models.textLine, views.grey, box, clock);
  if (small.confidence >= SURE) return { box, decoded: small };
  const large = await readLineLarge(models.textLineLarge, views.rgb, box, clock);
  return { box, decoded: large.confidence > small.confidence ? large : small };
}
