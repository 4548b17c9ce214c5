import type { FieldName } from '../document/identity-fields.ts';
import { findSubdivisionsIn } from '../values/subdivision.ts';
import type { FieldCandidate } from './candidate.ts';
import type { ReaderField } from './reader-field.ts';

const ADDRESS_PARTS = ['CITY_IN_ADDRESS', 'STATE_IN_ADDRESS', 'ZIP_CODE_IN_ADDRESS'] as const;

/**
 * The evidence in fields that a vendor returned. Empty fields are no evidence: AnalyzeID reports an absent field with empty text
 * and a *high* confidence. The parts of an address are joined (AnalyzeID's ADDRESS may hold the street alone).
 */
export function vendorCandidates(fields: readonly ReaderField[]): FieldCandidate[] {
  const shown = fields.filter((field) => field.text.trim() !== '' && field.field !== 'MRZ_CODE');
  const byName = new Map(shown.map((field) => [field.field, field]));
  return [...shown.map((field) => candidateOf(field, byName)), ...issuerOf(byName.get('STATE_NAME'))];
}

/** AnalyzeID has no key for the issuing country; the issuing state implies it. */
function issuerOf(state: ReaderField | undefined): FieldCandidate[] {
  const [found] = findSubdivisionsIn(state?.text ?? '');
  if (!state || !found) return [];
  const { text, confidence } = state;
  return [
    { field: 'ISSUING_COUNTRY', text, value: found.subdivision.country, confidence, source: 'vendor', proven: false },
  ];
}

function candidateOf(field: ReaderField, byName: ReadonlyMap<FieldName, ReaderField>): FieldCandidate {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(field.normalizedValue ?? '')?.[0];
  const candidate: FieldCandidate = {
    field: field.field,
    text: field.text.trim(),
    confidence: field.confidence,
    source: 'vendor',
    proven: false,
    ...(date ? { value: date } : {}),
  };
  if (field.field === 'ADDRESS') return { ...candidate, value: wholeAddress(candidate.text, byName) };
  return candidate;
}

function wholeAddress(street: string, byName: ReadonlyMap<FieldName, ReaderField>): string {
  const [city, state, postalCode] = ADDRESS_PARTS.map((part) => byName.get(part)?.text.trim() ?? '');
  if (!city || street.toUpperCase().includes(city.toUpperCase())) return street;
  const region = [state, postalCode].filter(Boolean).join(' ');
  return [street, city, region].filter(Boolean).join(', ');
}
