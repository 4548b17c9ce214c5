import type { DocumentType } from '../document/document-type.ts';
import { stateOfTitle } from '../document/national-titles.ts';
import { findDocumentTypesIn } from '../document/normalize-document-type.ts';
import { type CountryStrength, findCountriesIn } from '../values/country.ts';
import { findSubdivisionsIn, type Subdivision } from '../values/subdivision.ts';
import { cityLineOf } from './city-line.ts';
import { stateOfAuthority } from './issuing-authorities.ts';
import { type RecognisedName, recogniseNames } from './known-names.ts';
import type { PartedPrint } from './label-blocks.ts';
import { licenceEvidence } from './licence-evidence.ts';
import { heightOf, type PrintFragment } from './reading-order.ts';
import { joinedTitles } from './title-lines.ts';

/** What the print says of the document as a whole. */
export interface RecognisedDocument {
  readonly documentType?: { readonly type: DocumentType; readonly confidence: number };
  /** Alpha-3 code of the issuer; `subdivision`: code of the state or province within it. */
  readonly issuingCountry?: { readonly code: string; readonly confidence: number; readonly subdivision?: string };
}

/** How much a mention of a country says of the issuer. */
const COUNTRY_WEIGHT: Readonly<Record<CountryStrength, number>> = {
  official: 1,
  name: 0.7,
  adjective: 0.15,
  code: 0.2,
};

/** Weighs votes for one of several answers. */
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

/** A fragment with what its place and size say: titles are set larger than the rest and stand above it. */
interface WeighedFragment {
  readonly fragment: PrintFragment;
  readonly weight: number;
  /** What a misread title can only mean; looked for only where titles stand, in large print in the upper part. */
  readonly names: readonly RecognisedName[];
}

const LEAST_TITLE_WEIGHT = 0.7;

function weigh(fragments: readonly PrintFragment[], all: readonly PrintFragment[]): WeighedFragment[] {
  const heights = all.map(({ box }) => heightOf(box)).sort((a, b) => a - b);
  const median = heights[Math.floor(heights.length / 2)] ?? 1;
  const tops = all.map(({ box }) => box.top);
  const top = Math.min(...tops);
  const span = Math.max(1e-6, Math.max(...tops) - top);
  return fragments.map((fragment) => {
    const size = Math.min(2.5, heightOf(fragment.box) / median);
    const depth = (fragment.box.top - top) / span;
    const weight = size * (depth < 0.3 ? 1.5 : depth < 0.6 ? 0.8 : 0.6) * fragment.confidence;
    const isTitle = weight >= LEAST_TITLE_WEIGHT && !/\d{3}/.test(fragment.text);
    return { fragment, weight, names: isTitle ? recogniseNames(fragment.text) : [] };
  });
}

function confidenceOf({ weight, next }: { weight: number; next: number }): number {
  return Math.max(0.2, Math.min(0.97, (weight / (weight + next)) * Math.min(1, 0.55 + weight * 0.3)));
}

function addCountries({ fragment, weight }: WeighedFragment, factor: number, tally: Tally): void {
  for (const { code, strength, start, end } of findCountriesIn(fragment.text)) {
    const share = (end - start) / fragment.text.length;
    const standing = strength === 'official' || share > 0.35 ? 1 : 0.3;
    tally.add(code, weight * COUNTRY_WEIGHT[strength] * standing * factor);
  }
}

/** The states of a title line; one inside an address, a motto or a longer sentence is no issuer. */
function statesIn({
  fragment,
  names,
}: WeighedFragment): { readonly subdivision: Subdivision; readonly factor: number }[] {
  const { text } = fragment;
  if (/\d{3}/.test(text)) return [];
  const named = findSubdivisionsIn(text).filter(({ start, end }) => (end - start) / text.length > 0.3);
  if (named.length > 0) return named.map(({ subdivision }) => ({ subdivision, factor: 1 }));
  return names.flatMap(({ subdivision, share }) => (subdivision && share > 0.6 ? [{ subdivision, factor: 0.6 }] : []));
}

class StateTally {
  readonly #tally = new Tally();
  readonly #states = new Map<string, Subdivision>();

  add(subdivision: Subdivision, weight: number): void {
    const key = `${subdivision.country}-${subdivision.code}`;
    this.#states.set(key, subdivision);
    this.#tally.add(key, weight);
  }

  best(): { readonly subdivision: Subdivision; readonly weight: number } | undefined {
    const best = this.#tally.best();
    const subdivision = best && this.#states.get(best.key);
    return best && subdivision && { subdivision, weight: best.weight };
  }
}

/** The American spelling; Canada and most others write `licence`. */
const AMERICAN_TITLE = /DRIVER['’]?S?\s?LICENSE/i;

/** Countries that a title can only mean in spite of reading errors: `PORTUGAI`. */
function misreadCountries({ fragment, names }: WeighedFragment): {
  readonly code: string;
  readonly share: number;
}[] {
  if (findCountriesIn(fragment.text).length > 0) return [];
  return names.flatMap(({ country, share }) =>
    country !== undefined && share > 0.6 ? [{ code: country, share }] : [],
  );
}

/** A postal code as Canada alone has them, behind the city or alone (Canada Post: letter, digit, letter, digit, letter, digit). */
const CANADIAN_POSTAL_CODE = /(?:^|\s)[ABCEGHJ-NPR-TVXY]\d[ABCEGHJ-NPR-TV-Z] \d[ABCEGHJ-NPR-TV-Z]\d$/;

/** What one line says of the issuer without naming it: an address of its state, its authority, a title in its own language. */
function addHints({ fragment }: WeighedFragment, countries: Tally, states: StateTally): void {
  const city = cityLineOf(fragment.text);
  if (city) countries.add(city.subdivision?.country ?? 'USA', city.subdivision ? 0.5 : 0.3);
  if (city?.subdivision) states.add(city.subdivision, 0.3);
  else if (CANADIAN_POSTAL_CODE.test(fragment.text.trim())) countries.add('CAN', 0.3);
  const authority = stateOfAuthority(fragment.text);
  if (authority) countries.add(authority, 0.3);
  const titled = stateOfTitle(fragment.text);
  if (titled) countries.add(titled, 0.35);
  if (AMERICAN_TITLE.test(fragment.text)) countries.add('USA', 0.25);
}

function recogniseIssuer(
  weighed: readonly WeighedFragment[],
  titles: readonly WeighedFragment[],
  places: readonly PrintFragment[],
): RecognisedDocument['issuingCountry'] {
  const countries = new Tally();
  const states = new StateTally();
  for (const each of weighed) {
    const isPlace = places.includes(each.fragment);
    addCountries(each, isPlace ? 0.3 : 1, countries);
    addHints(each, countries, states);
    if (isPlace) continue;
    for (const { subdivision, factor } of statesIn(each)) states.add(subdivision, each.weight * factor);
    for (const { code, share } of misreadCountries(each)) countries.add(code, 0.5 * each.weight * share);
  }
  for (const each of titles) addCountries(each, 0.2, countries);
  const state = states.best();
  if (state) countries.add(state.subdivision.country, state.weight * 0.9);
  const best = countries.best();
  if (!best || best.weight < 0.25) return undefined;
  const own = state?.subdivision.country === best.key ? { subdivision: state.subdivision.code } : {};
  return { code: best.key, confidence: confidenceOf(best), ...own };
}

/** `NORTH CAROLINA IDENTIFICATION` with `CARD` on another line, where the type face changes. */
const CUT_TITLE = /(?:^|\P{L})IDENTIFICATION$/u;

function addTitles({ fragment, weight, names }: WeighedFragment, factor: number, tally: Tally): void {
  const found = findDocumentTypesIn(fragment.text);
  for (const { type, start, end } of found) {
    const share = (end - start) / fragment.text.length;
    tally.add(type, weight * factor * (share > 0.6 ? 1 : share > 0.3 ? 0.6 : 0.25));
  }
  if (found.length > 0) return;
  if (weight >= LEAST_TITLE_WEIGHT && CUT_TITLE.test(fragment.text)) tally.add('national_id', 0.3 * weight * factor);
  for (const { title, share } of names) if (title && share > 0.5) tally.add(title, 0.5 * weight * factor);
}

function recogniseType(
  weighed: readonly WeighedFragment[],
  titles: readonly WeighedFragment[],
  parted: PartedPrint,
): RecognisedDocument['documentType'] {
  const tally = new Tally();
  for (const each of weighed) addTitles(each, 1, tally);
  for (const each of titles) addTitles(each, 0.4, tally);
  const licence = licenceEvidence(
    parted,
    weighed.map(({ fragment }) => fragment),
  );
  if (licence > 0) tally.add('drivers_license', licence);
  const best = tally.best();
  if (!best || best.weight < 0.3) return undefined;
  return { type: best.key as DocumentType, confidence: confidenceOf(best) };
}

/**
 * Tells the type of the document and its issuer from titles, names of countries and states, and the kinds of its labels.
 * `places` are the fragments that labels claim as nationality or place: a country named there need not be the issuer.
 */
export function recogniseDocument(
  fragments: readonly PrintFragment[],
  parted: PartedPrint,
  places: readonly PrintFragment[],
): RecognisedDocument {
  const weighed = weigh(fragments, fragments);
  const titles = weigh(joinedTitles(fragments), fragments).filter(({ weight }) => weight >= LEAST_TITLE_WEIGHT);
  const documentType = recogniseType(weighed, titles, parted);
  const issuingCountry = recogniseIssuer(weighed, titles, places);
  return { ...(documentType ? { documentType } : {}), ...(issuingCountry ? { issuingCountry } : {}) };
}
