import type { DocumentType } from '../document/document-type.ts';
import { findDocumentTypesIn } from '../document/normalize-document-type.ts';
import { type CountryStrength, findCountriesIn } from '../values/country.ts';
import { parseUsCityLine } from '../values/postal-address.ts';
import { findSubdivisionsIn, type Subdivision } from '../values/subdivision.ts';
import type { PartedPrint } from './label-blocks.ts';
import { heightOf, type PrintFragment } from './reading-order.ts';

/** What the print says of the document as a whole. */
export interface RecognisedDocument {
  readonly documentType?: { readonly type: DocumentType; readonly confidence: number };
  readonly issuingCountry?: { readonly code: string; readonly confidence: number; readonly subdivision?: string };
}

/** How much a mention of a country says of the issuer. */
const COUNTRY_WEIGHT: Readonly<Record<CountryStrength, number>> = {
  official: 1,
  name: 0.7,
  adjective: 0.15,
  code: 0.2,
};

class Tally {
  readonly #weights = new Map<string, number>();

  add(key: string, weight: number): void {
    this.#weights.set(key, (this.#weights.get(key) ?? 0) + weight);
  }

  /** The heaviest key, its weight and the weight of the next; ties go to the alphabet. */
  best(): { readonly key: string; readonly weight: number; readonly next: number } | undefined {
    const ranked = [...this.#weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const [first, second] = ranked;
    return first && { key: first[0], weight: first[1], next: second?.[1] ?? 0 };
  }
}

function medianHeight(fragments: readonly PrintFragment[]): number {
  const heights = fragments.map(({ box }) => heightOf(box)).sort((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 1;
}

/** Titles are set larger than the rest and stand above it. */
function prominence(fragment: PrintFragment, median: number, page: { top: number; bottom: number }): number {
  const size = Math.min(2.5, heightOf(fragment.box) / median);
  const depth = (fragment.box.top - page.top) / Math.max(1, page.bottom - page.top);
  return size * (depth < 0.3 ? 1.5 : depth < 0.6 ? 0.8 : 0.6) * fragment.confidence;
}

function confidenceOf({ weight, next }: { weight: number; next: number }): number {
  return Math.max(0.2, Math.min(0.97, (weight / (weight + next)) * Math.min(1, 0.55 + weight * 0.3)));
}

/** Words that name no place on a licence's title line: a state's name inside an address or a motto is no issuer. */
function isTitle(fragment: PrintFragment, share: number): boolean {
  return share > 0.3 && !/\d{3}/.test(fragment.text);
}

interface Sizes {
  readonly median: number;
  readonly page: { readonly top: number; readonly bottom: number };
}

function addSubdivisions(
  fragment: PrintFragment,
  weight: number,
  tally: Tally,
  states: Map<string, Subdivision>,
): void {
  for (const { subdivision, start, end } of findSubdivisionsIn(fragment.text)) {
    if (!isTitle(fragment, (end - start) / fragment.text.length)) continue;
    const key = `${subdivision.country}-${subdivision.code}`;
    states.set(key, subdivision);
    tally.add(key, weight);
  }
}

function addCityLine(fragment: PrintFragment, tally: Tally): void {
  const line = parseUsCityLine(fragment.text.replace(/^\s*8[.):]?\s+/, ''));
  if (line) tally.add(/^\d/.test(line.postalCode) ? 'USA' : 'CAN', 0.5);
}

function recogniseIssuer(
  fragments: readonly PrintFragment[],
  values: readonly PrintFragment[],
  sizes: Sizes,
): RecognisedDocument['issuingCountry'] {
  const countries = new Tally();
  const subdivisions = new Tally();
  const states = new Map<string, Subdivision>();
  for (const fragment of fragments) {
    const weight = prominence(fragment, sizes.median, sizes.page);
    const isValue = values.includes(fragment);
    for (const { code, strength, start, end } of findCountriesIn(fragment.text)) {
      const share = (end - start) / fragment.text.length;
      const standing = strength === 'official' ? 1 : share > 0.35 ? 1 : 0.3;
      countries.add(code, weight * COUNTRY_WEIGHT[strength] * standing * (isValue ? 0.3 : 1));
    }
    if (!isValue) addSubdivisions(fragment, weight, subdivisions, states);
    addCityLine(fragment, countries);
  }
  const state = subdivisions.best();
  const subdivision = state && states.get(state.key);
  if (state && subdivision) countries.add(subdivision.country, state.weight * 0.9);
  const best = countries.best();
  if (!best || best.weight < 0.25) return undefined;
  const own = subdivision && subdivision.country === best.key ? { subdivision: subdivision.code } : {};
  return { code: best.key, confidence: confidenceOf(best), ...own };
}

/** The labels that only a driver's licence carries beside the names and dates of every document. */
function licenceEvidence({ labels }: PartedPrint): number {
  const keys = new Set(labels.map(({ key }) => key));
  const own = [keys.has('class'), keys.has('restrictions'), keys.has('endorsements')].filter(Boolean).length;
  return own >= 2 ? 0.8 : own * 0.2;
}

function recogniseType(
  fragments: readonly PrintFragment[],
  parted: PartedPrint,
  sizes: Sizes,
): RecognisedDocument['documentType'] {
  const tally = new Tally();
  for (const fragment of fragments) {
    const weight = prominence(fragment, sizes.median, sizes.page);
    for (const { type, start, end } of findDocumentTypesIn(fragment.text)) {
      const share = (end - start) / fragment.text.length;
      tally.add(type, weight * (share > 0.6 ? 1 : share > 0.3 ? 0.6 : 0.25));
    }
  }
  const licence = licenceEvidence(parted);
  if (licence > 0) tally.add('drivers_license', licence);
  const best = tally.best();
  if (!best || best.weight < 0.3) return undefined;
  return { type: best.key as DocumentType, confidence: confidenceOf(best) };
}

/**
 * Tells the type of the document and its issuer from titles, names of countries and states, and the kinds of its labels.
 * `values` are the fragments that labels claim: a country named there is a nationality or a place, not the issuer.
 */
export function recogniseDocument(
  fragments: readonly PrintFragment[],
  parted: PartedPrint,
  values: readonly PrintFragment[],
): RecognisedDocument {
  const tops = fragments.map(({ box }) => box.top);
  const page = { top: Math.min(...tops), bottom: Math.max(...tops) };
  const sizes = { median: medianHeight(fragments), page };
  const documentType = recogniseType(fragments, parted, sizes);
  const issuingCountry = recogniseIssuer(fragments, values, sizes);
  return { ...(documentType ? { documentType } : {}), ...(issuingCountry ? { issuingCountry } : {}) };
}
