/** 0–1 of a confidence that AWS tells as 0–100; 0 where it tells none. */
export function shareOfPercentage(percentage: number | null | undefined): number {
  return withinPicture((percentage ?? 0) / 100);
}

/** A coordinate in shares of the picture; places at the rim may lie a hair outside it. */
export function withinPicture(share: number): number {
  return Math.min(1, Math.max(0, share));
}
