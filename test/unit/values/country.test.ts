import { describe, expect, it } from 'vitest';
import { countryFromMrz, findCountriesIn, findCountry, isCountryCode } from '../../../src/domain/values/country.ts';
import { ADJECTIVES_OF_EUROPE, ADJECTIVES_OF_THE_WORLD } from '../../../src/domain/values/country-adjectives.ts';
import { ISO_COUNTRIES } from '../../../src/domain/values/country-codes.ts';
import { FURTHER_NAMES } from '../../../src/domain/values/country-names.ts';

describe('country codes', () => {
  it('ISO 3166-1 has 249 rows, every one known to Intl', () => {
    expect(ISO_COUNTRIES).toHaveLength(249);
    expect(new Set(ISO_COUNTRIES.map(([alpha2]) => alpha2)).size).toBe(249);
    expect(new Set(ISO_COUNTRIES.map(([, alpha3]) => alpha3)).size).toBe(249);
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(ISO_COUNTRIES.filter(([alpha2]) => names.of(alpha2) === undefined)).toEqual([]);
  });

  it.each([
    ['D<<', 'DEU'],
    ['D', 'DEU'],
    ['FRA', 'FRA'],
    ['gbr', 'GBR'],
    ['GBD', 'GBD'],
    ['XXA', 'XXA'],
    ['XXX', 'XXX'],
    ['UNO', 'UNO'],
    ['UTO', 'UTO'],
    ['EUE', 'EUE'],
    ['RKS', 'RKS'],
    ['XKX', 'RKS'],
    ['ROM', 'ROU'],
    ['ZAR', 'COD'],
    ['BDR', undefined],
    ['<<<', undefined],
    ['constructor', undefined],
    ['DE', undefined],
  ])('the code %s of a machine-readable zone is %s', (code, country) => {
    expect(countryFromMrz(code)).toBe(country);
  });

  it('codes are of three capital letters', () => {
    expect(isCountryCode('DEU')).toBe(true);
    expect(isCountryCode('deu')).toBe(false);
    expect(isCountryCode('D')).toBe(false);
  });
});

describe('printed countries', () => {
  it('are whole words before they are longer words that run into the next', () => {
    expect(findCountriesIn('SRI LANKA NATIONAL IDENTITY CARD')).toMatchObject([{ code: 'LKA', strength: 'name' }]);
    expect(findCountriesIn('KAZAKHSTAN IDENTITY CARD')).toMatchObject([{ code: 'KAZ', strength: 'name' }]);
  });

  it('every adjective and further name is found back', () => {
    for (const table of [ADJECTIVES_OF_EUROPE, ADJECTIVES_OF_THE_WORLD, FURTHER_NAMES]) {
      for (const [code, forms] of Object.entries(table)) {
        expect(isCountryCode(code), code).toBe(true);
        for (const form of forms.split('|')) expect(findCountry(form), form).toBe(code);
      }
    }
  });

  it.each([
    ['DEUTSCH', 'DEU'],
    ['Française', 'FRA'],
    ['FRANCAISE', 'FRA'],
    ['POLSKIE/POLISH', 'POL'],
    ['SUOMI / FINLAND', 'FIN'],
    ['SWEDISH/SVENSK', 'SWE'],
    ['T.C./TUR', 'TUR'],
    ['BRITISH CITIZEN', 'GBR'],
    ['BRITISH NATIONAL (OVERSEAS)', 'GBN'],
    ['REPUBLIC OF LITHUANIA', 'LTU'],
    ['REPUBLICAPORTUGUESA', 'PRT'],
    ['LIETUVOS RESPUBLIKOS', 'LTU'],
    ['OSTERREICH', 'AUT'],
    ['УКРАЇНА/UKRAINE', 'UKR'],
    ['D', 'DEU'],
    ['DE', 'DEU'],
    ['DEU', 'DEU'],
    ['stateless', 'XXA'],
    ['KONGO', undefined],
    ['POLISH/GERMAN', undefined],
    ['NEW JERSEY', undefined],
    ['SPRINGFIELD', undefined],
    ['', undefined],
    ['-', undefined],
  ])('%s is %s', (print, country) => {
    expect(findCountry(print)).toBe(country);
  });

  it.each([
    ['REPUBLIC OF LITHUANIA PASSPORT', ['LTU official REPUBLIC OF LITHUANIA']],
    ['BUNDESREPUBLIKDEUTSCHLAND', ['DEU official BUNDESREPUBLIKDEUTSCHLAND']],
    ['REPUBBLICAITALIANA', ['ITA official REPUBBLICAITALIANA']],
    ['RÉPUBLIQUE FRANÇAISE', ['FRA official RÉPUBLIQUE FRANÇAISE']],
    ['UNITED STATES OF AMERICA', ['USA official UNITED STATES OF AMERICA']],
    ['ESTADOS UNIDOS MEXICANOS', ['MEX official ESTADOS UNIDOS MEXICANOS']],
    ['REPUBLIKA E SHQIPËRISË', ['ALB official REPUBLIKA E SHQIPËRISË']],
    ['中华人民共和国', ['CHN official 中华人民共和国']],
    ['ROMANIA / ROUMANIE', ['ROU name ROMANIA', 'ROU name ROUMANIE']],
    ['Nationality BRITISH CITIZEN', ['GBR adjective BRITISH CITIZEN']],
    ['REPUBLIC OF GEORGIA', ['GEO official REPUBLIC OF GEORGIA']],
    ['P USA 123456789', ['USA code USA']],
    ['NEW JERSEY AUTO DRIVER LICENSE', []],
    ['RHODE ISLAND', []],
    ['PUBLIC, GEORGIA ANN', []],
    ['CAN 123456', []],
    ['JAMES AS JORDAN', []],
    ['PER U', []],
    ['OMANIAK', []],
  ])('in %s the countries are found', (line, expected) => {
    const found = findCountriesIn(line).map(
      (each) => `${each.code} ${each.strength} ${line.slice(each.start, each.end)}`,
    );
    expect(found).toEqual(expected);
  });
});
