import { type PageSize, type QuarterTurn, turnQuad } from '../../../domain/reading/geometry.ts';
import type { PageText, TextLine } from '../../../domain/reading/text-line.ts';
import { quarterOf, turnBack, turnedSize } from '../picture/upright-turn.ts';

/** Lines in the frame of the upright page, and the clockwise turn that made it upright. */
type UprightPage = PageText & { readonly turn: QuarterTurn };

/**
 * Textract reads text that lies on its side or upside down and tells where it stands in the picture as it was sent. This turns the page until
 * most of its text runs to the right.
 */
export function uprightPage(picture: PageSize, lines: readonly TextLine[]): UprightPage {
  const turn = turnBack(mainDirection(picture, lines));
  const turned = lines.map((line) => ({ ...line, quad: turnQuad(line.quad, turn) }));
  return { turn, page: turnedSize(picture, turn), lines: turned };
}

/** Every line has a vote of as much as it has letters: short ones lie about their direction. */
function mainDirection(picture: PageSize, lines: readonly TextLine[]): number {
  const votes = [0, 0, 0, 0];
  for (const { text, quad } of lines) {
    const quarter = quarterOf(picture, quad[0], quad[1]);
    votes[quarter] = (votes[quarter] ?? 0) + text.length;
  }
  return votes.indexOf(Math.max(...votes));
}
