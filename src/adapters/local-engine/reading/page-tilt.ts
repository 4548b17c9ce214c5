import type { PrintDirection } from '../../../domain/reading/direction-field.ts';
import { estimatePerspective, type PagePerspective } from '../../../domain/reading/page-perspective.ts';
import type { Pixels } from '../picture/pixels.ts';
import { partOf, type RotatedBox } from '../picture/rotated-box.ts';
import { strokeSlant } from './stroke-slant.ts';

/** Boxes less long, in heights, have no direction worth trusting. */
const CLEAR_ASPECT = 2.5;
/** Boxes that rise by more (sine of the angle) are no level print. */
const STEEPEST = 0.7;
/** The longest lines of a page tell enough. */
const MOST_LINES = 40;
/** Slants are measured in pieces of lines so many heights long: strokes lean differently at either end. */
const PIECE_HEIGHTS = 2;

/**
 * How the page lies before the camera, from its lines of text: the directions in which they run, and those of their upright strokes. Undefined
 * for a page with too little print.
 */
export function tiltOfPage(grey: Pixels, boxes: readonly RotatedBox[]): PagePerspective | undefined {
  const lines = boxes
    .filter((box) => box.widthPx > CLEAR_ASPECT * box.heightPx && Math.abs(box.directionY) < STEEPEST)
    .toSorted((a, b) => b.widthPx - a.widthPx)
    .slice(0, MOST_LINES);
  const reading = lines.map((box) => directionAt(box, grey, box.directionY / box.directionX, box.widthPx));
  const downward = lines.flatMap(piecesOf).flatMap((piece) => downwardDirection(grey, piece));
  return estimatePerspective(reading, downward, grey);
}

function downwardDirection(grey: Pixels, piece: RotatedBox): PrintDirection[] {
  const found = strokeSlant(grey, piece);
  if (!found) return [];
  const { directionX, directionY } = piece;
  const x = found.slant * directionX - directionY;
  const y = found.slant * directionY + directionX;
  return [directionAt(piece, grey, x / y, found.agreement * Math.sqrt(piece.widthPx))];
}

function directionAt({ centreX, centreY }: RotatedBox, page: Pixels, slope: number, weight: number): PrintDirection {
  return { x: centreX - page.widthPx / 2, y: centreY - page.heightPx / 2, slope, weight };
}

function piecesOf(box: RotatedBox): RotatedBox[] {
  const count = Math.max(1, Math.round(box.widthPx / (PIECE_HEIGHTS * box.heightPx)));
  const widthPx = box.widthPx / count;
  return Array.from({ length: count }, (_, index) => partOf(box, index * widthPx, 0, widthPx, box.heightPx));
}
