import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { findCountriesIn, findCountry } from '../../../src/domain/values/country.ts';
import { countryFromMrz, ISO_COUNTRIES, isCountryCode } from '../../../src/domain/values/country-codes.ts';
import { NAME_LOCALES } from '../../../src/domain/values/country-names.ts';
import { foldLetters } from '../../../src/domain/values/letter-folding.ts';
import { printLikeText } from '../../arbitraries/calendar-dates.ts';

/** One name, two countries: never told apart by guessing. */
const HOMONYMS = new Set(['KONGO']);

const rows = fc.constantFrom(...ISO_COUNTRIES);

function nameOf(alpha2: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(alpha2) ?? '';
}

/** `VS`, `SA`: in capitals such a name is read as the code it looks like. */
function looksLikeCode(name: string): boolean {
  return /^[A-Z]{2,3}$/.test(name);
}

describe('countries', () => {
  it.each(NAME_LOCALES.map((locale) => [locale]))('every name that CLDR gives in %s is found back', (locale) => {
    const lost = ISO_COUNTRIES.filter(([alpha2, alpha3]) => {
      const name = nameOf(alpha2, locale);
      if (HOMONYMS.has(foldLetters(name)) || looksLikeCode(name)) return false;
      return (
        findCountry(name) !== alpha3 ||
        (findCountry(name.toUpperCase()) !== alpha3 && !looksLikeCode(name.toUpperCase()))
      );
    });
    expect(lost.map(([alpha2]) => nameOf(alpha2, locale))).toEqual([]);
  });

  test.prop([rows])('codes of ISO 3166-1 are found back in two letters and in three', ([alpha2, alpha3]) => {
    expect(findCountry(alpha2)).toBe(alpha3);
    expect(findCountry(alpha3)).toBe(alpha3);
    expect(countryFromMrz(alpha3)).toBe(alpha3);
    expect(isCountryCode(alpha3)).toBe(true);
  });

  it.each(['REPUBLIC OF ', 'KINGDOM OF ', 'REPUBLIC OF THE '])(
    'every English name behind %j is found in a line, with or without its spaces',
    (state) => {
      // The Republic of China is Taiwan, the Republic of the Congo is Brazzaville; some names hold their form of state.
      const others = ISO_COUNTRIES.filter(([, alpha3]) => !['CHN', 'COD', 'PSE', 'HKG', 'MAC'].includes(alpha3));
      const lost = others.flatMap(([alpha2, alpha3]) => {
        const name = foldLetters(state + nameOf(alpha2, 'en'));
        const lines = [`P ${name} 2024`, `P ${name.replaceAll(' ', '')} 2024`];
        return lines.filter((line) => !findCountriesIn(line).some((found) => found.code === alpha3));
      });
      expect(lost).toEqual([]);
    },
  );

  test.prop([printLikeText], { numRuns: 1000 })(
    'no text makes the finders throw, and what is found stands in the text, in order, without overlap',
    (text) => {
      findCountry(text);
      countryFromMrz(text);
      let end = 0;
      for (const found of findCountriesIn(text)) {
        expect(found.start).toBeGreaterThanOrEqual(end);
        expect(found.end).toBeGreaterThan(found.start);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(isCountryCode(found.code)).toBe(true);
        end = found.end;
      }
    },
  );
});
