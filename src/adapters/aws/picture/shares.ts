import { asConfidence } from '../../../domain/evidence/confidence.ts';

/** 0–1 of a confidence that AWS tells as 0–100; 0 where it tells none. */
export function shareOfPercentage(percentage: number | null | undefined): number {
  return asConfidence((percentage ?? 0) / 100);
}
