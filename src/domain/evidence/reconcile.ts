import type { Finding } from '../authenticity/finding.ts';
import type { FieldName } from '../document/identity-fields.ts';
import { isCountryCode } from '../values/country-codes.ts';
import type { FieldCandidate } from './candidate.ts';
import { agreeingConfidence } from './confidence.ts';
import { agree, kindOf } from './field-agreement.ts';
import { keepPrintedSpelling } from './printed-spelling.ts';

/** Below this a differing reading is taken for noise and not reported. */
const WORTH_REPORTING = 0.6;

/** One value a field, with everything that disagreed. */
export interface Reconciliation {
  readonly fields: ReadonlyMap<FieldName, FieldCandidate>;
  readonly findings: readonly Finding[];
}

/**
 * Makes one value out of all readings of each field, by one rule:
 * 1. a reading with a proof (check digit, barcode) beats a vendor's field beats the machine-readable zone without a proof beats a
 *    labelled line, and among equals the surer one wins;
 * 2. readings that agree with the winner make it surer, and lend it the spelling of the print (diacritics, case, separators) and
 *    the century of a date;
 * 3. readings that disagree stay visible as findings.
 * The order of the candidates does not matter.
 */
export function reconcile(candidates: readonly FieldCandidate[]): Reconciliation {
  const fields = new Map<FieldName, FieldCandidate>();
  const findings: Finding[] = [];
  for (const [field, readings] of byField(candidates)) {
    const [winner, ...others] = readings.toSorted(byStrength);
    if (!winner) continue;
    const supporters = others.filter((other) => agree(winner, other));
    fields.set(field, supporters.reduce(support, winner));
    findings.push(...disagreements(winner, others));
  }
  return { fields, findings };
}

function byField(candidates: readonly FieldCandidate[]): ReadonlyMap<FieldName, readonly FieldCandidate[]> {
  const groups = new Map<FieldName, FieldCandidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.field);
    if (group) group.push(candidate);
    else groups.set(candidate.field, [candidate]);
  }
  return groups;
}

function support(winner: FieldCandidate, supporter: FieldCandidate): FieldCandidate {
  const independent = supporter.source !== winner.source;
  const confidence = independent
    ? agreeingConfidence(winner.confidence, supporter.confidence)
    : Math.max(winner.confidence, supporter.confidence);
  return { ...keepPrintedSpelling(winner, supporter), confidence };
}

function disagreements(winner: FieldCandidate, others: readonly FieldCandidate[]): Finding[] {
  if (kindOf(winner.field) === 'text') return [];
  const sources = others
    .filter((other) => other.source !== winner.source && other.confidence >= WORTH_REPORTING && !agree(winner, other))
    .map((other) => other.source);
  return [...new Set(sources)].map((source) => ({
    code: 'evidence.disagreement',
    severity: 'warning' as const,
    field: winner.field,
    detail: `The ${SOURCE_NAMES[source]} says something else than the ${SOURCE_NAMES[winner.source]}, which was believed.`,
  }));
}

const SOURCE_NAMES = { mrz: 'machine-readable zone', barcode: 'barcode', vendor: 'reader', print: 'print' } as const;

function byStrength(a: FieldCandidate, b: FieldCandidate): number {
  return (
    rank(b) - rank(a) ||
    b.confidence - a.confidence ||
    SOURCE_ORDER.indexOf(a.source) - SOURCE_ORDER.indexOf(b.source) ||
    (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)
  );
}

const SOURCE_ORDER = ['barcode', 'mrz', 'vendor', 'print'] as const;

function rank(candidate: FieldCandidate): number {
  if (candidate.proven) return 3;
  if (isUnknownCountry(candidate)) return -1;
  if (candidate.source === 'vendor') return 2;
  return candidate.source === 'print' ? 0 : 1;
}

/** A zone may hold letters that are no country's code (specimens, misreadings): they stand only when nothing else was read. */
function isUnknownCountry({ field, value, text }: FieldCandidate): boolean {
  return (field === 'ISSUING_COUNTRY' || field === 'NATIONALITY') && !isCountryCode(value ?? text);
}
