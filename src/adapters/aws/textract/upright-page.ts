import { type PageSize, type Quad, type QuarterTurn, turnQuad } from '../../../domain/reading/geometry.ts';
import type { PageText, TextLine } from '../../../domain/reading/text-line.ts';

/** The clockwise turn that makes text upright which runs to the right, downwards, to the left, upwards. */
const TURN_BY_QUARTER: readonly QuarterTurn[] = [0, 270, 180, 90];

/** Lines in the frame of the upright page, and the clockwise turn that made it upright. */
type UprightPage = PageText & { readonly turn: QuarterTurn };

/**
 * Textract reads text that lies on its side or upside down and tells where it stands in the picture as it was sent. This turns the page until
 * most of its text runs to the right.
 */
export function uprightPage(picture: PageSize, lines: readonly TextLine[]): UprightPage {
  const turn = turnOf(picture, lines);
  const { widthPx, heightPx } = picture;
  const page = turn === 90 || turn === 270 ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
  return { turn, page, lines: lines.map((line) => ({ ...line, quad: turnQuad(line.quad, turn) })) };
}

/** Every line has a vote of as much as it has letters: short ones lie about their direction. */
function turnOf(picture: PageSize, lines: readonly TextLine[]): QuarterTurn {
  const votes = [0, 0, 0, 0];
  for (const { text, quad } of lines) {
    const quarter = directionOf(picture, quad);
    votes[quarter] = (votes[quarter] ?? 0) + text.length;
  }
  return TURN_BY_QUARTER[votes.indexOf(Math.max(...votes))] ?? 0;
}

/** Which way text runs, in quarters: 0 right, 1 down, 2 left, 3 up. */
function directionOf({ widthPx, heightPx }: PageSize, [start, end]: Quad): number {
  const angle = Math.atan2((end.y - start.y) * heightPx, (end.x - start.x) * widthPx);
  return (Math.round(angle / (Math.PI / 2)) + 4) % 4;
}
