import type { RotatedBox } from '../picture/rotated-box.ts';
import type { DecodedLine, LineProbabilities } from './ctc-decoding.ts';

/** What a recogniser says of a box. */
export interface BoxReading {
  readonly decoded: DecodedLine;
  readonly probabilities: LineProbabilities;
}

/** In lower boxes a pixel is so large a part of a letter that it matters where the box begins and ends. */
const SMALL_PRINT_PX = 10;

/** Whether a box holds a row of letters of few pixels. */
export function isSmallPrint({ widthPx, heightPx }: RotatedBox): boolean {
  return heightPx < SMALL_PRINT_PX && widthPx > heightPx;
}

/** Other ways to cut a row of small print out: moved across it and made higher and longer, all in heights of the box. */
const CUTS: readonly { readonly across: number; readonly height: number; readonly longer: number }[] = [
  { across: 0, height: 1.25, longer: 0 },
  { across: 0, height: 0.8, longer: 0 },
  { across: 0.1, height: 1, longer: 0 },
  { across: -0.1, height: 1, longer: 0 },
  { across: 0, height: 1.1, longer: 0.2 },
];

/** The box as it is cut in other ways, near enough to show the same letters. */
export function otherCuts(box: RotatedBox): RotatedBox[] {
  const { heightPx, directionX, directionY } = box;
  return CUTS.map(({ across, height, longer }) => ({
    ...box,
    centreX: box.centreX - directionY * across * heightPx,
    centreY: box.centreY + directionX * across * heightPx,
    widthPx: box.widthPx + longer * heightPx,
    heightPx: heightPx * height,
  }));
}

/** So many cuts with one text outvote the box as it was found. */
const LEAST_VOTES = 3;
/** A text that fewer show must be this much surer than the box's own. */
const LEAST_LEAD = 0.08;

/** Whether so many cuts show one text that no more are needed. */
export function isSettled(readings: readonly BoxReading[]): boolean {
  return readings.some(({ decoded }) => withText(decoded.text, readings).length >= LEAST_VOTES);
}

/**
 * The reading that most of the cuts agree on, each the heavier the surer it is; the box's own `reading`, as sure as the surest cut that shows the
 * same, unless another text has the votes or is clearly surer.
 */
export function agreedReading(reading: BoxReading, others: readonly BoxReading[]): BoxReading {
  const readings = [reading, ...others];
  const own = withText(reading.decoded.text, readings);
  const agreed = readings
    .map(({ decoded }) => withText(decoded.text, readings))
    .reduce((best, each) => (weightOf(each) > weightOf(best) ? each : best), own);
  const surest = surestOf(agreed);
  const isBelieved =
    agreed.length >= LEAST_VOTES || surest.decoded.confidence > reading.decoded.confidence + LEAST_LEAD;
  return isBelieved ? surest : surestOf(own);
}

function withText(text: string, readings: readonly BoxReading[]): readonly BoxReading[] {
  return readings.filter(({ decoded }) => decoded.text === text);
}

function weightOf(readings: readonly BoxReading[]): number {
  return readings.reduce((sum, { decoded }) => sum + decoded.confidence ** 3, 0);
}

function surestOf(readings: readonly BoxReading[]): BoxReading {
  return readings.reduce((a, b) => (b.decoded.confidence > a.decoded.confidence ? b : a));
}
