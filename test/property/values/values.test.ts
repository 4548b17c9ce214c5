import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { DOCUMENT_TITLES } from '../../../src/domain/document/document-titles.ts';
import { DOCUMENT_TYPES } from '../../../src/domain/document/document-type.ts';
import { findDocumentTypesIn, normalizeDocumentType } from '../../../src/domain/document/normalize-document-type.ts';
import {
  foldDocumentNumber,
  looksLikeDocumentNumber,
  sameDocumentNumber,
} from '../../../src/domain/values/document-number.ts';
import { foldLetters, squeeze } from '../../../src/domain/values/letter-folding.ts';
import { composeAddress, joinAddressLines, parseUsCityLine } from '../../../src/domain/values/postal-address.ts';
import { readSex } from '../../../src/domain/values/sex.ts';
import { findSubdivisionsIn, subdivisionByCode, subdivisionByIin } from '../../../src/domain/values/subdivision.ts';
import { SUBDIVISIONS } from '../../../src/domain/values/subdivision-table.ts';
import { printLikeText } from '../../arbitraries/calendar-dates.ts';

const titles = Object.values(DOCUMENT_TITLES).flatMap((list) => list.split('|'));

describe('document types', () => {
  test.prop([fc.oneof(printLikeText, fc.constantFrom(...titles), fc.constantFrom(...DOCUMENT_TYPES))], {
    numRuns: 1000,
  })('normalising a type twice changes nothing, and every wording has a type', (wording) => {
    const type = normalizeDocumentType(wording);
    expect(DOCUMENT_TYPES).toContain(type);
    expect(normalizeDocumentType(type)).toBe(type);
  });

  test.prop(
    [
      fc.constantFrom(
        ...Object.entries(DOCUMENT_TITLES).flatMap(([type, list]) =>
          list.split('|').map((title) => [type, title] as const),
        ),
      ),
    ],
    { numRuns: 500 },
  )('every title means its type, in any case, without its diacritics and without its spaces', ([type, title]) => {
    for (const print of [title, title.toUpperCase(), foldLetters(title), title.replaceAll(' ', '')]) {
      expect(normalizeDocumentType(print), print).toBe(type);
      expect(
        findDocumentTypesIn(`A ${print} 12`).map((found) => found.type),
        print,
      ).toContain(type);
    }
  });
});

describe('subdivisions', () => {
  test.prop([fc.constantFrom(...SUBDIVISIONS)])(
    'a subdivision is found by its code, its number and its name',
    (subdivision) => {
      expect(subdivisionByCode(subdivision.code, subdivision.country)).toBe(subdivision);
      if (subdivision.iin) expect(subdivisionByIin(subdivision.iin)).toBe(subdivision);
      const print = foldLetters(subdivision.name);
      for (const line of [`${print} DRIVER LICENSE`, `${print.replaceAll(' ', '')} DRIVER LICENSE`]) {
        expect(findSubdivisionsIn(line).map((found) => found.subdivision)).toContain(subdivision);
      }
    },
  );
});

describe('addresses', () => {
  const cities = fc.constantFrom('SPRINGFIELD', 'ST. PAUL', "COEUR D'ALENE", 'WINSTON-SALEM', 'BATON ROUGE');
  const states = fc.constantFrom(...SUBDIVISIONS.filter((each) => each.country === 'USA'));
  const codes = fc.integer({ min: 0, max: 99999 }).map((code) => String(code).padStart(5, '0'));

  test.prop([cities, states, codes, fc.constantFrom(', ', ' ', ','), fc.constantFrom(' ', '  ', '')])(
    'a composed city line reads back to its parts, whatever became of comma and blanks',
    (city, { code: state }, postalCode, comma, blank) => {
      expect(parseUsCityLine(`${city}${comma}${state}${blank}${postalCode}`)).toEqual({ city, state, postalCode });
      const address = composeAddress({ street: '1 MAIN ST', city, state, postalCode });
      expect(address).toBe(`1 MAIN ST, ${city}, ${state} ${postalCode}`);
    },
  );
});

describe('printed values', () => {
  test.prop([printLikeText], { numRuns: 1000 })('folding and squeezing twice changes nothing', (text) => {
    expect(foldLetters(foldLetters(text))).toBe(foldLetters(text));
    const { letters, starts, ends, isBoundary } = squeeze(text);
    expect(squeeze(letters).letters).toBe(letters);
    expect([starts.length, ends.length, isBoundary.length]).toEqual([
      letters.length,
      letters.length,
      letters.length + 1,
    ]);
  });

  test.prop([printLikeText])('a document number is the same as its folded form', (text) => {
    const folded = foldDocumentNumber(text);
    expect(foldDocumentNumber(folded)).toBe(folded);
    expect(sameDocumentNumber(text, folded)).toBe(folded !== '');
  });

  test.prop([printLikeText, fc.option(fc.string({ maxLength: 3 }), { nil: undefined })], { numRuns: 1000 })(
    'no text makes a function throw',
    (text, country) => {
      expect(['M', 'F', 'X', undefined]).toContain(readSex(text, country));
      looksLikeDocumentNumber(text);
      parseUsCityLine(text);
      joinAddressLines([text, text]);
      findSubdivisionsIn(text);
      subdivisionByCode(text, country ?? 'USA');
    },
  );
});
