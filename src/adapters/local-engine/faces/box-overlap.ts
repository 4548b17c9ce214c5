import type { PixelBox } from './located-face.ts';

/** What an overlap is measured against: the union of both boxes, or the smaller of them. */
export type OverlapBase = 'union' | 'smaller';

/** Non-maximum suppression: keeps the best-scored of boxes that overlap by more than `most` (0–1), best first. */
export function withoutOverlaps<T extends { readonly score: number; readonly box: PixelBox }>(
  candidates: readonly T[],
  most: number,
  base: OverlapBase = 'union',
): T[] {
  const kept: T[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(candidate.box, other.box, base) <= most)) kept.push(candidate);
  }
  return kept;
}

function overlap(a: PixelBox, b: PixelBox, base: OverlapBase): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  const [areaA, areaB] = [areaOf(a), areaOf(b)];
  return shared / (base === 'union' ? areaA + areaB - shared : Math.min(areaA, areaB));
}

function areaOf({ left, top, right, bottom }: PixelBox): number {
  return (right - left) * (bottom - top);
}
