import { type PagePerspective, stretched } from '../../../domain/reading/page-perspective.ts';
import type { StageClock } from '../inference/stage-clock.ts';
import { luminance, type Pixels } from '../picture/pixels.ts';
import type { RotatedBox } from '../picture/rotated-box.ts';
import { straighten, windowAround } from '../picture/straighten.ts';
import { decodeBestPath } from './ctc-decoding.ts';
import { lineProbabilities } from './line-recognition.ts';
import type { ReadingModels } from './reading-models.ts';

/** A page photographed off the perpendicular may come out so much too wide or too narrow. */
const STRETCHES = [1, 0.75, 0.87, 1.15, 1.32] as const;
/** The longest lines of a page tell enough. */
const LINES = 10;

/**
 * The perspective with the proportions in which the longest lines of the page read best: how far off the camera stood and how its lens draws
 * cannot be told from directions alone, and recognisers miss one field in thirty of print a sixth too wide.
 */
export async function inProportion(
  models: ReadingModels,
  picture: Pixels,
  perspective: PagePerspective,
  boxes: readonly RotatedBox[],
  clock: StageClock,
): Promise<PagePerspective> {
  const longest = boxes.toSorted((a, b) => b.widthPx - a.widthPx).slice(0, LINES);
  const lines = longest.flatMap((box) => straightLine(picture, perspective, box));
  let best = { stretch: 1, score: Number.NEGATIVE_INFINITY };
  for (const stretch of STRETCHES) {
    const score = await legibility(models, lines, stretch, clock);
    if (score > best.score) best = { stretch, score };
  }
  return stretched(perspective, best.stretch);
}

/** A line of its own, straightened; its box is the whole picture. */
function straightLine(picture: Pixels, perspective: PagePerspective, box: RotatedBox): Pixels[] {
  const window = windowAround(perspective, picture, [box], 0);
  return window ? [luminance(straighten(picture, window))] : [];
}

/** The mean confidence over all characters when the lines are shown `stretch` times as wide. */
async function legibility(models: ReadingModels, lines: readonly Pixels[], stretch: number, clock: StageClock) {
  let [sum, characters] = [0, 0];
  for (const line of lines) {
    const probabilities = await lineProbabilities(models.textLine, line, wholeOf(line), stretch, clock);
    const { confidence, text } = decodeBestPath(probabilities, models.textLine.charset);
    sum += confidence * text.length;
    characters += text.length;
  }
  return characters === 0 ? 0 : sum / characters;
}

function wholeOf({ widthPx, heightPx }: Pixels): RotatedBox {
  return { centreX: widthPx / 2, centreY: heightPx / 2, directionX: 1, directionY: 0, widthPx, heightPx };
}
