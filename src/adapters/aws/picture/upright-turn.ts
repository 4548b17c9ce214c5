import type { PageSize, Point, QuarterTurn } from '../../../domain/reading/geometry.ts';

/** Which way something runs on a picture, in quarters clockwise: 0 to the right, 1 down, 2 to the left, 3 up. */
export function quarterOf({ widthPx, heightPx }: PageSize, from: Point, to: Point): number {
  const angle = Math.atan2((to.y - from.y) * heightPx, (to.x - from.x) * widthPx);
  return (Math.round(angle / (Math.PI / 2)) + 4) % 4;
}

/** The clockwise turn that takes back what lies by so many quarters clockwise. */
export function turnBack(quarters: number): QuarterTurn {
  return TURNS[(quarters + 4) % 4] ?? 0;
}

const TURNS: readonly QuarterTurn[] = [0, 270, 180, 90];

/** The size of a picture after a quarter turn. */
export function turnedSize({ widthPx, heightPx }: PageSize, turn: QuarterTurn): PageSize {
  return turn === 90 || turn === 270 ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
}
