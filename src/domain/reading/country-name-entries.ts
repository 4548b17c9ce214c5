import { ADJECTIVES_OF_EUROPE, ADJECTIVES_OF_THE_WORLD } from '../values/country-adjectives.ts';
import { ISO_COUNTRIES } from '../values/country-codes.ts';
import { compactText } from './compact-text.ts';

/** Languages in which issuers title their documents and name countries; the names themselves are CLDR's. */
const LOCALES = 'en fr es pt it de nl pl sv tr ro hr sk fi et lt lv'.split(' ');

/** The name of a country as a misread line is compared with it. */
export interface CountryNameEntry {
  /** In confusable classes. */
  readonly letters: string;
  /** Alpha-3 code. */
  readonly country: string;
}

/** The names of all countries in the languages of titles. */
export function countryNameEntries(): CountryNameEntry[] {
  return LOCALES.flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    return ISO_COUNTRIES.map(([alpha2, country]) => ({
      letters: compactText(names.of(alpha2) ?? '').letters,
      country,
    }));
  });
}

/** What nationalities and official names are made of: `POLSKIE`, `REPUBLIQUE ALGERIENNE DEMOCRATIQUE ET POPULAIRE`. */
export function countryAdjectiveEntries(): CountryNameEntry[] {
  return [ADJECTIVES_OF_EUROPE, ADJECTIVES_OF_THE_WORLD]
    .flatMap((table) => Object.entries(table))
    .flatMap(([country, forms]) => forms.split('|').map((form) => ({ letters: compactText(form).letters, country })));
}
