import { describe, expect, it } from 'vitest';
import { placeholderNumber } from '../../../src/domain/authenticity/placeholder-number.ts';
import { specimenIdentity } from '../../../src/domain/authenticity/specimen-identity.ts';
import { specimenWording } from '../../../src/domain/authenticity/specimen-wording.ts';
import { templateCountry } from '../../../src/domain/authenticity/template-country.ts';
import { line, reading, statusOf, subjectOf } from './check-subject.ts';

describe('specimen_wording', () => {
  const wording = (...print: readonly string[]) => statusOf(specimenWording, subjectOf({ print }));

  it.each([
    'SPECIMEN',
    'Espécimen',
    'SPÉCIMEN',
    'VZOR',
    'WZÓR',
    'MUESTRA SIN VALOR',
    'ОБРАЗЕЦ',
    '見本',
    'דוגמא',
    'VOID',
  ])('fails a document across which %s is printed', (word) => {
    expect(wording('PASSPORT', word)).toBe('failed');
  });

  it('fails what is left of the word where it runs off the picture or is misread', () => {
    expect(wording('ECIMEN')).toBe('failed');
    expect(wording('SPECI')).toBe('failed');
    expect(wording('SPEC1MEN')).toBe('failed');
    expect(wording('MEN')).toBe('passed');
    expect(wording('REGIMENT')).toBe('passed');
  });

  it('warns of words that people bear as a name too, alone or within a name', () => {
    expect(wording('SAMPLE')).toBe('warning');
    expect(wording('ÖRNEK')).toBe('warning');
    expect(wording('MAU')).toBe('passed');
    const candidates = [reading('LAST_NAME', 'barcode', 'SAMPLE')];
    expect(statusOf(specimenWording, subjectOf({ candidates }))).toBe('warning');
  });

  it('takes no label, no sentence and no place for such a word', () => {
    expect(wording('Surname', 'Nombre', 'Void if altered or laminated', 'TESTACCIO', 'Sampleton Road 4')).toBe(
      'passed',
    );
  });

  it('warns of towns and streets that are nowhere', () => {
    expect(wording('123 Main St, Anytown, NY 12345')).toBe('warning');
    expect(wording('MUSTERSTRASSE 12')).toBe('warning');
    expect(wording('123 Main St, Albany, NY 12345')).toBe('passed');
  });

  it('says where the word stands, and nothing else of the line', () => {
    const { evidence } = specimenWording.look(subjectOf({ print: [line('SPECIMEN', 3)] }));
    expect(evidence).toEqual([{ word: 'specimen', outcome: 'contradicts', box: expect.anything() }]);
  });

  it('fails a specimen by its name in the zone, and is not run without text', () => {
    const candidates = [reading('LAST_NAME', 'mrz', 'SPECIMEN')];
    expect(statusOf(specimenWording, subjectOf({ candidates }))).toBe('failed');
    expect(statusOf(specimenWording, subjectOf({}))).toBe('not_run');
  });
});

describe('specimen_identity', () => {
  const identity = (...candidates: ReturnType<typeof reading>[]) =>
    statusOf(specimenIdentity, subjectOf({ candidates }));

  it('fails the state of Utopia and the numbers of the standard', () => {
    expect(identity(reading('ISSUING_COUNTRY', 'mrz', 'UTO'))).toBe('failed');
    expect(identity(reading('DOCUMENT_NUMBER', 'mrz', 'L898902C3'))).toBe('failed');
    expect(identity(reading('DOCUMENT_NUMBER', 'print', 'SPECI 2038'))).toBe('failed');
  });

  it('warns of names that stand for nobody, in whatever order', () => {
    const named = (last: string, first: string) =>
      identity(reading('LAST_NAME', 'print', last), reading('FIRST_NAME', 'print', first));
    expect(named('Mustermann', 'Erika')).toBe('warning');
    expect(named('DOE', 'JOHN M')).toBe('warning');
    expect(named('Meikäläinen', 'Matti')).toBe('warning');
    expect(identity(reading('FULL_NAME', 'print', 'JOHN Q. PUBLIC'))).toBe('warning');
  });

  it('passes names that only look like them, and is not run without name, number or issuer', () => {
    expect(identity(reading('LAST_NAME', 'print', 'DOE'), reading('FIRST_NAME', 'print', 'MIRIAM'))).toBe('passed');
    expect(identity(reading('LAST_NAME', 'print', 'PUBLICOVER'), reading('FIRST_NAME', 'print', 'JOHN'))).toBe(
      'passed',
    );
    expect(identity(reading('ADDRESS', 'print', '1 UTO LANE'))).toBe('not_run');
  });
});

describe('placeholder_number', () => {
  const number = (text: string) =>
    statusOf(placeholderNumber, subjectOf({ candidates: [reading('DOCUMENT_NUMBER', 'print', text)] }));

  it.each([
    ['000000000', 'failed'],
    ['A99 999 999', 'failed'],
    ['C01000000T', 'warning'],
    ['D1234567', 'warning'],
    ['98765432', 'warning'],
    ['78901234', 'warning'],
    ['AB284617', 'passed'],
    ['112233445', 'passed'],
    ['20013456', 'passed'],
  ])('of %s: %s', (text, expected) => {
    expect(number(text)).toBe(expected);
  });

  it('is not run without a number', () => {
    expect(statusOf(placeholderNumber, subjectOf({}))).toBe('not_run');
  });
});

describe('template_country', () => {
  const template = (issuer: string, print: readonly string[], confidence = 0.95) =>
    statusOf(
      templateCountry,
      subjectOf({ candidates: [reading('ISSUING_COUNTRY', 'mrz', issuer, { confidence })], print }),
    );

  it('fails a title that only other states print', () => {
    expect(template('POL', ['DOWÓD OSOBISTY'])).toBe('passed');
    expect(template('FRA', ['DOWÓD OSOBISTY'])).toBe('failed');
    expect(template('FRA', ['PERSONALAUSWEIS / IDENTITY CARD'])).toBe('failed');
    expect(template('FRA', ['DOWÓD OSOBISTY'], 0.5)).toBe('warning');
  });

  it('takes no title that was read in doubt', () => {
    const print = [line('DOWÓD OSOBISTY', 0, 0.6)];
    const candidates = [reading('ISSUING_COUNTRY', 'mrz', 'FRA')];
    expect(statusOf(templateCountry, subjectOf({ candidates, print }))).toBe('not_run');
  });

  it('passes where one of many titles fits', () => {
    expect(template('BEL', ['PERSONALAUSWEIS', 'IDENTITEITSKAART'])).toBe('passed');
  });

  it("fails a licence's barcode on a document of another part of the world", () => {
    const barcodes = ['@\n\u001e\rANSI 636029100001DL00310250DLDAQ1\r'];
    const issued = (country: string) => [reading('ISSUING_COUNTRY', 'print', country)];
    expect(statusOf(templateCountry, subjectOf({ barcodes, candidates: issued('USA') }))).toBe('passed');
    expect(statusOf(templateCountry, subjectOf({ barcodes, candidates: issued('ITA') }))).toBe('failed');
  });

  it('is not run without an issuer, or on titles that all states print', () => {
    expect(statusOf(templateCountry, subjectOf({ print: ['DOWÓD OSOBISTY'] }))).toBe('not_run');
    expect(template('FRA', ['PASSPORT'])).toBe('not_run');
  });
});
