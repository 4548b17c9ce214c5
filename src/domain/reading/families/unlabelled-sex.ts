import type { FieldCandidate } from '../../evidence/candidate.ts';
import type { PrintPiece } from '../label-blocks.ts';
import { printCandidate } from '../print-value.ts';

/**
 * The sex where the reader lost its label: a lone `F` or `M` (or the English word) that no other label claims, the only such
 * one of the page. Unsure
 * by nature (a vehicle class may be an M), so its confidence stays low.
 */
export function unlabelledSex(unclaimed: readonly PrintPiece[]): FieldCandidate[] {
  const letters = unclaimed.filter(({ text }) => /^(?:[FM]|MALE|FEMALE)$/i.test(text.trim()));
  const [only, ...others] = letters;
  if (!only || others.length > 0) return [];
  const text = only.text.trim();
  return [printCandidate({ field: 'SEX', text, value: text.charAt(0).toUpperCase() }, 0.4 * only.confidence, [only])];
}
