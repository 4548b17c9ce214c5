import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  cleanPrintedName,
  composeFullName,
  isPrefixName,
  looksLikeName,
  mrzSpelling,
  sameName,
  splitCommaName,
} from '../../../src/domain/values/person-name.ts';
import { printLikeText } from '../../arbitraries/calendar-dates.ts';

/** Names in Latin, Cyrillic and Greek letters with the marks between them. */
const names = fc
  .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜÅÆØÑÉÇŁŽŠßÞÐĐŐİĞŞabcäöüñßœəИВАНЩЯЖЪЙΓΕΩΡΓΙ', ' ', '-', "'"), {
    minLength: 1,
    maxLength: 30,
  })
  .map((letters) => letters.join(''));

describe('names of persons', () => {
  test.prop([fc.oneof(names, printLikeText)], { numRuns: 1000 })(
    'the spelling of the machine-readable zone is A to Z and single spaces, and stays as it is when spelled again',
    (name) => {
      const spelled = mrzSpelling(name);
      expect(spelled).toMatch(/^(?:[A-Z]+(?: [A-Z]+)*)?$/);
      expect(mrzSpelling(spelled)).toBe(spelled);
    },
  );

  test.prop([names])('a name is the same as its spelling, as itself in lower case and without its marks', (name) => {
    fc.pre(mrzSpelling(name) !== '');
    for (const other of [mrzSpelling(name), name.toLowerCase(), name.replaceAll(' ', '-'), name.replaceAll("'", '')]) {
      expect(sameName(name, other), other).toBe(true);
      expect(sameName(other, name), other).toBe(true);
    }
  });

  test.prop([names, names])('sameness does not depend on the order', (a, b) => {
    expect(sameName(a, b)).toBe(sameName(b, a));
  });

  test.prop([names, fc.nat()])('a spelling cut anywhere is a prefix of the name', (name, cut) => {
    const spelled = mrzSpelling(name);
    fc.pre(spelled !== '');
    expect(isPrefixName(spelled.slice(0, 1 + (cut % spelled.length)), name)).toBe(true);
  });

  test.prop([names])('cleaning twice changes nothing more', (name) => {
    const clean = cleanPrintedName(name);
    expect(cleanPrintedName(clean)).toBe(clean);
  });

  test.prop([printLikeText, printLikeText], { numRuns: 1000 })('no text makes a function throw', (a, b) => {
    sameName(a, b);
    isPrefixName(a, b);
    splitCommaName(a);
    looksLikeName(a);
    expect(composeFullName(a, b)).toBe(composeFullName(a, b).trim());
  });
});
