import type { FieldCandidate } from './candidate.ts';

/** Countries where many have one name of several words, which their documents code as primary identifier (ICAO Doc 9303-3, 4.6). */
const SINGLE_NAMES = new Set(['IDN', 'AFG', 'MMR', 'BTN', 'MNG', 'ETH', 'ERI', 'SOM']);

/** Countries whose citizens have two surnames. */
const DOUBLE_SURNAMES = new Set(
  'ESP MEX ARG BOL CHL COL CRI CUB DOM ECU GTM HND NIC PAN PER PRY SLV URY VEN PHL'.split(' '),
);

/** What is left of the confidence in a name that was parted by custom. */
const KEPT = 0.7;

/** Whether the name field goes on after the name, so that given names would have found their place. */
function leavesSpace(coded: readonly FieldCandidate[], words: readonly string[]): boolean {
  const zone = coded.find(({ field }) => field === 'MRZ_CODE')?.text ?? '';
  return zone.includes(`${words.join('<')}<<<<`);
}

/**
 * The zone's candidates with the name parted where the reader lost one of the two fillers between surname and given names: a name of
 * several words without any given name (`NOVAK<PETR<<<`) is next to never whole. Parted by the custom of the issuer: the first word, or the
 * first two of three and more, are the surname.
 */
export function withPartedName(coded: readonly FieldCandidate[]): readonly FieldCandidate[] {
  const surname = coded.find(({ field, source }) => field === 'LAST_NAME' && source === 'mrz');
  const hasGiven = coded.some(({ field }) => field === 'FIRST_NAME');
  const issuer = coded.find(({ field }) => field === 'ISSUING_COUNTRY')?.value;
  const words = surname?.text.split(' ') ?? [];
  const isWhole = (issuer !== undefined && SINGLE_NAMES.has(issuer)) || !leavesSpace(coded, words);
  if (!surname || hasGiven || surname.proven || surname.truncated || words.length < 2 || isWhole) return coded;
  const count = issuer !== undefined && DOUBLE_SURNAMES.has(issuer) && words.length > 2 ? 2 : 1;
  const part = { ...surname, confidence: KEPT * surname.confidence };
  const last: FieldCandidate = { ...part, text: words.slice(0, count).join(' ') };
  const first: FieldCandidate = { ...part, field: 'FIRST_NAME', text: words.slice(count).join(' ') };
  return coded.flatMap((candidate) => (candidate === surname ? [last, first] : [candidate]));
}
