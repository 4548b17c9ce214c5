import { boundingBox } from '../reading/geometry.ts';
import type { PageText, TextLine } from '../reading/text-line.ts';

/** Patterns and marks at the edge are read as short and doubtful lines. */
const SHORTEST_LINE_LETTERS = 3;
const LEAST_CONFIDENCE = 0.7;

/** Lines that begin or end this near the edge, as a share of their height, go on beyond it. */
const MARGIN_AT_ENDS = 0.2;
/** Documents print close to their upper and lower edges, so only lines right at the edge of the picture count. */
const MARGIN_ABOVE_AND_BELOW = 0.06;

/** The number of lines of an upright page that the edge of the picture cuts. */
export function countCutLines({ page, lines }: PageText): number {
  return lines.filter((line) => {
    const letters = line.text.replace(/[^\p{L}\p{N}<]/gu, '').length;
    return letters >= SHORTEST_LINE_LETTERS && line.confidence >= LEAST_CONFIDENCE && isCut(line, page);
  }).length;
}

function isCut({ quad }: TextLine, { widthPx, heightPx }: PageText['page']): boolean {
  const [a, , , d] = quad;
  const lineHeightPx = Math.hypot((d.x - a.x) * widthPx, (d.y - a.y) * heightPx);
  const { left, top, width, height } = boundingBox(quad);
  const besidePx = Math.min(left, 1 - left - width) * widthPx;
  const abovePx = Math.min(top, 1 - top - height) * heightPx;
  return besidePx < MARGIN_AT_ENDS * lineHeightPx || abovePx < MARGIN_ABOVE_AND_BELOW * lineHeightPx;
}
