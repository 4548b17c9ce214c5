import { type Box, boundingBox, type QuarterTurn, quadOf, turnQuad, withinPage } from '../reading/geometry.ts';

/** What a portrait shows around the face, in shares of the face's box: hair above, collar below, ears at the sides. */
const MARGIN = { side: 0.35, above: 0.5, below: 0.4 } as const;

/**
 * The part of a picture that shows the portrait around a face: the head with the margin of a passport photo (ICAO Doc 9303-3, section 8: the
 * face takes 70–80 % of the height), as far as the picture reaches. `face` belongs to the picture after its clockwise `turn`, the answer to
 * the picture as it was before.
 */
export function portraitCrop(face: Box, turn: QuarterTurn): Box {
  const left = withinPage(face.left - MARGIN.side * face.width);
  const top = withinPage(face.top - MARGIN.above * face.height);
  const right = withinPage(face.left + (1 + MARGIN.side) * face.width);
  const bottom = withinPage(face.top + (1 + MARGIN.below) * face.height);
  const upright = { left, top, width: right - left, height: bottom - top };
  return boundingBox(turnQuad(quadOf(upright), TURN_BACK[turn]));
}

const TURN_BACK: Readonly<Record<QuarterTurn, QuarterTurn>> = { 0: 0, 90: 270, 180: 180, 270: 90 };
